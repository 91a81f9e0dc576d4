import type { PlanBlock, TaskCardBlock } from '@slack/types'
import { Task } from './task-card.tsx'

export const Plan = ({ block: { title, tasks = [] } }: { block: PlanBlock }) => (
  <div className="block-task-card">
    <p className="strong">{title}</p>
    <ol className="plan-tasks">
      {(tasks as Omit<TaskCardBlock, 'type'>[]).map((task) => (
        <li key={task.task_id}>
          <Task task={task} />
        </li>
      ))}
    </ol>
  </div>
)
