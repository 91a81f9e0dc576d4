import type { JsonObject } from '../../slack/json.ts'

/** One interactive element of a block; `labelledBy` is the id of what names it (an input block's label). */
export const Element = ({
  element,
}: {
  block: JsonObject
  element: JsonObject
  labelledBy?: string
  describedBy?: string
}) => <pre>{JSON.stringify(element, null, 2)}</pre>
