import type { KnownBlock } from '@slack/types'
import { type ComponentType, memo } from 'react'
import type { JsonObject } from '../../slack/json.ts'
import { Markdown, RichText } from '../text/index.tsx'
import { Actions } from './actions.tsx'
import { Alert } from './alert.tsx'
import { BlockBoundary } from './block-boundary.tsx'
import { BlockJson } from './block-json.tsx'
import { Card } from './card.tsx'
import { Carousel } from './carousel.tsx'
import { DataVisualization } from './charts/data-visualization.tsx'
import type { DataVisualizationBlock } from './charts/shape.ts'
import { Container } from './container.tsx'
import { Context } from './context.tsx'
import { Divider } from './divider.tsx'
import { File } from './file.tsx'
import { Header } from './header.tsx'
import { Image } from './image.tsx'
import { Input } from './input.tsx'
import { Plan } from './plan.tsx'
import { Section } from './section.tsx'
import { DataTable } from './tables/data-table.tsx'
import { Table } from './tables/table.tsx'
import { TaskCard } from './task-card.tsx'
import { Video } from './video.tsx'

type Drawn = KnownBlock | DataVisualizationBlock
type Drawers = { [Type in Drawn['type']]: ComponentType<{ block: Extract<Drawn, { type: Type }> }> }

/** What draws a block of each type. */
const drawers: Record<string, ComponentType<{ block: never }>> = {
  actions: Actions,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
  context: Context,
  context_actions: Actions,
  data_table: DataTable,
  data_visualization: DataVisualization,
  divider: Divider,
  file: File,
  header: Header,
  image: Image,
  input: Input,
  markdown: ({ block: { text } }) => <Markdown text={text} />,
  plan: Plan,
  rich_text: RichText,
  section: Section,
  table: Table,
  task_card: TaskCard,
  video: Video,
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
