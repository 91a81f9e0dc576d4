import { z } from 'zod'
import { messageBudgets, textBudget } from './budgets.ts'
import { card, carousel, container } from './cards.ts'
import { dataVisualization } from './charts.ts'
import { noFocus, oneFocus, uniqueIds } from './identity.ts'
import { shapeProblems } from './issues.ts'
import * as layout from './layout.ts'
import { limits } from './limits.ts'
import type { Surface } from './places.ts'
import type { Problem } from './problems.ts'
import { richText } from './rich-text.ts'
import { onSurface } from './surfaces.ts'
import { dataTable, table } from './tables.ts'
import { plan, taskCard } from './tasks.ts'
import { blocksIn, type SeenBlock } from './visit.ts'

const block = z.discriminatedUnion('type', [
  layout.section,
  layout.actions,
  layout.input,
  layout.context,
  layout.header,
  layout.divider,
  layout.image,
  layout.alert,
  layout.contextActions,
  layout.markdown,
  layout.file,
  layout.video,
  richText,
  table,
  dataTable,
  dataVisualization,
  card,
  carousel,
  container,
  plan,
  taskCard,
])

export const messageBlocks = z.array(block).max(limits.message.blocks)
export const viewBlocks = z.array(block).max(limits.view.blocks)

/** What zod cannot see: where blocks stand and what they are together. */
export const crossProblems = (blocks: readonly SeenBlock[], surface: Surface): Problem[] => [
  ...onSurface(blocks, surface),
  ...uniqueIds(blocks),
  ...(surface === 'message' ? [...noFocus(blocks), ...messageBudgets(blocks)] : oneFocus(blocks)),
]

/** A list of blocks on its own, with pointers such as `/0/text`. */
export const validateBlocks = (blocks: unknown, surface: Surface): Problem[] => [
  ...shapeProblems(surface === 'message' ? messageBlocks : viewBlocks, blocks),
  ...crossProblems(blocksIn(blocks, ''), surface),
  ...(surface === 'message' ? textBudget(blocks, '') : []),
]
