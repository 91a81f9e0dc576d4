import { AlertFillIcon, CheckCircleIcon, InfoIcon } from '@primer/octicons-react'
import type { TrafficProblem } from '../../slack/traffic.ts'
import { useShown } from '../state/store.ts'
import { useTimeOf } from './time.ts'
import { belongs } from './traffic/marks.ts'

const severities = {
  error: { Icon: AlertFillIcon, word: 'Error' },
  warning: { Icon: InfoIcon, word: 'Warning' },
}

const Problem = ({ problem, onShow }: { problem: TrafficProblem; onShow: (id: number) => void }) => {
  const { traffic } = useShown()
  const timeOf = useTimeOf()
  const { Icon, word } = severities[problem.severity]
  const exchange = traffic.findLast((entry) => belongs(entry, problem))
  return (
    <li className={`problem problem-${problem.severity}`}>
      <p className="problem-head">
        <strong>
          <Icon size={14} /> {word}
        </strong>{' '}
        in {problem.where} <time>{timeOf(problem.at)}</time>
      </p>
      <p>{problem.message}</p>
      <p className="problem-place">
        <code>{problem.code}</code>
        {problem.pointer !== undefined && (
          <>
            {' '}
            at <code>{problem.pointer === '' ? 'the whole' : problem.pointer}</code>
          </>
        )}
      </p>
      {exchange && (
        <button type="button" className="quiet-button" onClick={() => onShow(exchange.id)}>
          Show it in the traffic
        </button>
      )}
    </li>
  )
}

/** What the bot did wrong, newest last. */
export const ProblemsPanel = ({ onShow }: { onShow: (id: number) => void }) => {
  const { problems } = useShown()
  if (problems.length === 0) {
    return (
      <p className="workbench-empty">
        <CheckCircleIcon size={16} /> Nothing: the bot keeps to Slack’s rules.
      </p>
    )
  }
  return (
    <ol className="problems" aria-label="Problems">
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no id, and several may come in one moment
        <Problem key={`${problem.at} ${index}`} problem={problem} onShow={onShow} />
      ))}
    </ol>
  )
}
