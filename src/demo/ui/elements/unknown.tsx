import type { JsonObject } from '../../slack/json.ts'

/** What this page does not know is shown as it came, never dropped. */
export const Unknown = ({ element }: { element: JsonObject }) => (
  <figure className="element-unknown">
    <figcaption>This page cannot draw an element of the type “{String(element.type)}”:</figcaption>
    <pre>{JSON.stringify(element, null, 2)}</pre>
  </figure>
)
