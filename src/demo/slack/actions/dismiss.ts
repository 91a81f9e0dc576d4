import type { Context } from '../context.ts'
import { impossible } from './place.ts'

/** Takes an ephemeral message off the screen of its one reader; the app does not hear of it. */
export const dismiss = (
  { state }: Context,
  { person, channel, ts }: { person: string; channel: string; ts: string },
): void => {
  const message = state.messages.find(channel, ts)
  if (message?.reader !== person) throw impossible('Only a message that nobody else sees can be dismissed.')
  state.messages.remove(message)
}
