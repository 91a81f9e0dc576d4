import { useState } from 'react'
import { resetDemo } from '../../state/server.ts'

type State = { step: 'rest' | 'asking' | 'doing'; said: string }

const Question = ({ busy, onYes, onNo }: { busy: boolean; onYes: () => void; onNo: () => void }) => (
  // biome-ignore lint/a11y/useSemanticElements: nothing is filled in here, so that it is no fieldset
  <div role="group" aria-label="Reset the data?" className="reset-question">
    <p>Every change, message and fault goes, and the records are as at the start.</p>
    <button type="button" className="workbench-button workbench-danger" disabled={busy} onClick={onYes}>
      {busy ? 'Resetting…' : 'Yes, reset'}
    </button>
    {/* biome-ignore lint/a11y/noAutofocus: the question stands where the button was that had the focus */}
    <button type="button" className="workbench-button" autoFocus disabled={busy} onClick={onNo}>
      Keep everything
    </button>
  </div>
)

/** Puts the demo back to its start, once the person has said so twice. */
export const Reset = () => {
  const [{ step, said }, become] = useState<State>({ step: 'rest', said: '' })
  const reset = () => {
    become({ step: 'doing', said: '' })
    resetDemo().then(
      () => become({ step: 'rest', said: 'Everything is as at the start.' }),
      (error: unknown) => become({ step: 'rest', said: error instanceof Error ? error.message : String(error) }),
    )
  }
  return (
    <section className="reset" aria-label="Start again">
      {step === 'rest' ? (
        <button type="button" className="workbench-button" onClick={() => become({ step: 'asking', said: '' })}>
          Reset the data
        </button>
      ) : (
        <Question busy={step === 'doing'} onYes={reset} onNo={() => become({ step: 'rest', said: '' })} />
      )}
      <p role="status">{said}</p>
    </section>
  )
}
