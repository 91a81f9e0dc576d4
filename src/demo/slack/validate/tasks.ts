import { z } from 'zod'
import { elementsIn } from './elements.ts'
import { limits } from './limits.ts'
import { richText } from './rich-text.ts'
import { doubtful, rule } from './rules.ts'
import { blockId, someString } from './text.ts'

const taskFields = {
  block_id: blockId,
  task_id: someString,
  title: someString,
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(elementsIn('task_card')).min(1).optional(),
}

export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...taskFields,
  status: taskFields.status.refine(
    (status) => status !== 'pending',
    doubtful('disputed_value', 'is documented for the tasks of a plan only'),
  ),
})

export const plan = z
  .strictObject({
    type: z.literal('plan'),
    block_id: blockId,
    title: someString,
    tasks: z
      .array(z.strictObject({ type: z.literal('task_card').optional(), ...taskFields }))
      .min(1)
      .max(limits.plan.tasks),
  })
  .superRefine(
    rule(({ tasks }, report) => {
      const seen = new Set<string>()
      for (const [index, { task_id }] of tasks.entries()) {
        const path = ['tasks', index, 'task_id']
        if (seen.has(task_id)) report('duplicate_task_id', `\`task_id\` "${task_id}" already exists`, path)
        seen.add(task_id)
      }
    }),
  )
