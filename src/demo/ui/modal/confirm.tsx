import { Dialog } from '@ariakit/react'
import { useId, useRef, useState } from 'react'
import type { DialogShown } from '../../page/wire.ts'
import { act } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { useToast } from '../state/toasts.ts'
import { besideModals } from '../workbench/beside-modals.ts'

/** The question an element asks before it acts; leaving it is saying no. */
export const Confirm = ({ dialog }: { dialog: DialogShown }) => {
  const { me } = useWorkspace()
  const toast = useToast()
  const id = useId()
  const [answered, setAnswered] = useState(false)
  const deny = useRef<HTMLButtonElement>(null)
  const answer = (yes: boolean) => {
    if (answered) return
    setAnswered(true)
    act('answer', { person: me, yes }).catch((error: Error) => {
      setAnswered(false)
      toast(error.message)
    })
  }
  return (
    <Dialog
      open
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="modal is-confirm"
      backdrop={<div className="modal-ground" />}
      hideOnInteractOutside={false}
      getPersistentElements={besideModals}
      preventBodyScroll={false}
      initialFocus={deny}
      onClose={(event) => {
        event.preventDefault()
        answer(false)
      }}
    >
      <header className="modal-head">
        <h2 id={`${id}-title`} className="modal-title">
          {dialog.title}
        </h2>
      </header>
      <p id={`${id}-text`} className="modal-body">
        {dialog.text}
      </p>
      <footer className="modal-foot">
        <button type="button" className="element-button" ref={deny} data-dialog-dismiss onClick={() => answer(false)}>
          {dialog.deny}
        </button>
        <button
          type="button"
          className={`element-button is-${dialog.style}`}
          aria-busy={answered}
          onClick={() => answer(true)}
        >
          {dialog.confirm}
        </button>
      </footer>
    </Dialog>
  )
}
