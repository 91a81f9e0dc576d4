import { CheckCircleFillIcon, CircleIcon, ClockIcon, type Icon, XCircleFillIcon } from '@primer/octicons-react'
import type { TaskCardBlock } from '@slack/types'
import { Link, RichText } from '../text/index.tsx'

const states: Record<TaskCardBlock['status'], { Sign: Icon; word: string }> = {
  pending: { Sign: CircleIcon, word: 'Pending' },
  in_progress: { Sign: ClockIcon, word: 'In progress' },
  complete: { Sign: CheckCircleFillIcon, word: 'Complete' },
  error: { Sign: XCircleFillIcon, word: 'Failed' },
}

const Sources = ({ sources }: { sources: NonNullable<TaskCardBlock['sources']> }) => (
  <ul className="task-sources" aria-label="Sources">
    {sources.map(({ url, text }) => (
      <li key={url}>
        <Link url={url}>{text}</Link>
      </li>
    ))}
  </ul>
)

/** What Slack's AI apps are doing. */
export const Task = ({ task }: { task: Omit<TaskCardBlock, 'type'> }) => {
  const { title, status, details, output, sources } = task
  const { Sign, word } = states[status]
  return (
    <div className={`task task-${status}`}>
      <Sign />
      <div>
        <p>
          <span className="strong">{title}</span> <span className="soft">{word}</span>
        </p>
        {details && (
          <div className="soft">
            <RichText block={details} />
          </div>
        )}
        {output && <RichText block={output} />}
        {sources && <Sources sources={sources} />}
      </div>
    </div>
  )
}

export const TaskCard = ({ block }: { block: TaskCardBlock }) => (
  <div className="block-task-card">
    <Task task={block} />
  </div>
)
