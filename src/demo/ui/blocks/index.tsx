import type { JsonObject } from '../../slack/json.ts'

/** Blocks of a message or view, inside a SurfaceProvider. */
export const Blocks = ({ blocks }: { blocks: readonly JsonObject[] }) =>
  blocks.map((block) => <pre key={String(block.block_id)}>{JSON.stringify(block, null, 2)}</pre>)
