import type { JsonObject } from '../../slack/json.ts'

/** An option as it stands in `state.values`: what an app gave, but for what only its menu needs. */
export const chosenOption = ({ text, value, description }: JsonObject): JsonObject => ({
  text,
  value,
  ...(description !== undefined && { description }),
})
