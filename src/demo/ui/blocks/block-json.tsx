import type { JsonObject } from '../../slack/json.ts'

const about = (type: string) => `A block of type “${type}”, which this page cannot draw`

/** What nobody here can draw is shown as it was sent, so that nothing of a message is missing. */
export const BlockJson = ({ block, problem }: { block: JsonObject; problem?: string }) => {
  const label = problem ?? about(String(block.type))
  return (
    <figure className="block-json" aria-label={label}>
      <figcaption>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard */}
      <pre tabIndex={0}>{JSON.stringify(block, null, 2)}</pre>
    </figure>
  )
}
