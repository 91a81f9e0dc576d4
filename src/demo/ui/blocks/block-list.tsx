import type { KnownBlock } from '@slack/types'
import { type ComponentType, memo } from 'react'
import type { JsonObject } from '../../slack/json.ts'
import { Markdown, RichText } from '../text/index.tsx'
import { Actions } from './actions.tsx'
import { BlockBoundary } from './block-boundary.tsx'
import { BlockJson } from './block-json.tsx'
import { Context } from './context.tsx'
import { Divider } from './divider.tsx'
import { Header } from './header.tsx'
import { Image } from './image.tsx'
import { Input } from './input.tsx'
import { Section } from './section.tsx'
import { DataTable } from './tables/data-table.tsx'
import { Table } from './tables/table.tsx'

type Drawers = { [Type in KnownBlock['type']]?: ComponentType<{ block: Extract<KnownBlock, { type: Type }> }> }

/** What draws a block of each type. */
const drawers: Record<string, ComponentType<{ block: never }>> = {
  actions: Actions,
  context: Context,
  context_actions: Actions,
  divider: Divider,
  header: Header,
  image: Image,
  input: Input,
  markdown: ({ block: { text } }) => <Markdown text={text} />,
  rich_text: RichText,
  section: Section,
  table: Table,
  data_table: DataTable,
} satisfies Drawers

const Block = memo(({ block }: { block: JsonObject }) => {
  const type = String(block.type)
  const Drawer = Object.hasOwn(drawers, type) ? drawers[type] : undefined
  return (
    <BlockBoundary block={block}>
      {/* That it has the shape of its type is what Slack's own check is for. */}
      {Drawer ? <Drawer block={block as never} /> : <BlockJson block={block} />}
    </BlockBoundary>
  )
})

/** Blocks of a message or view, inside a SurfaceProvider. */
export const Blocks = ({ blocks }: { blocks: readonly JsonObject[] }) => (
  <div className="blocks">
    {blocks.map((block) => (
      <Block key={String(block.block_id)} block={block} />
    ))}
  </div>
)
