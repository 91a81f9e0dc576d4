import { PlayIcon, XIcon } from '@primer/octicons-react'
import { useState } from 'react'
import type { HintShown } from '../../page/wire.ts'
import { useShown } from '../state/store.ts'

const key = 'hints-seen'

/** For whoever is here for the first time. */
export const Hints = ({ tryOut }: { tryOut: (hint: HintShown) => void }) => {
  const { hints } = useShown()
  const [seen, setSeen] = useState(() => localStorage.getItem(key) !== null)
  if (seen || hints.length === 0) return null
  return (
    <section className="hints" aria-labelledby="hints-title">
      <h2 id="hints-title">Three things to try</h2>
      <ol>
        {hints.map((hint) => (
          <li key={hint.title}>
            <button type="button" className="hint" onClick={() => tryOut(hint)}>
              <PlayIcon className="hint-icon" />
              <span>
                <span className="hint-title">{hint.title}</span>
                <span className="hint-text">{hint.text}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="quiet-button hints-close"
        aria-label="Hide these hints"
        onClick={() => {
          localStorage.setItem(key, 'yes')
          setSeen(true)
        }}
      >
        <XIcon />
      </button>
    </section>
  )
}
