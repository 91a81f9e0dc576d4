import { Dialog } from '@ariakit/react'
import { XIcon } from '@primer/octicons-react'
import { type ReactNode, useId, useMemo, useState } from 'react'
import type { ViewShown } from '../../page/wire.ts'
import { textAt } from '../../slack/json.ts'
import { Blocks } from '../blocks/index.tsx'
import { SurfaceProvider } from '../state/surface.tsx'
import { besideModals } from '../workbench/beside-modals.ts'
import { useEscape } from './escape.ts'
import { useFocusWithin } from './focus.ts'
import { useModal } from './use-modal.ts'

type Props = {
  view: ViewShown
  /** Nothing lies on it. */
  isTop: boolean
  /** It lies on the page itself. */
  isBottom: boolean
  /** What lies on it. */
  children: ReactNode
}

/** One view of the stack, for as long as it is there: what an update changes does not make it a new one. */
export const ModalView = ({ view, isTop, isBottom, children }: Props) => {
  const place = useMemo(() => ({ view: view.id }), [view.id])
  return (
    <SurfaceProvider kind="modal" place={place} blocks={view.content.blocks} values={view.values} errors={view.errors}>
      <ModalDialog view={view} isTop={isTop} isBottom={isBottom}>
        {children}
      </ModalDialog>
    </SurfaceProvider>
  )
}

const Head = ({ id, title, close }: { id: string; title: string; close: () => void }) => (
  <header className="modal-head">
    <h2 id={id} className="modal-title">
      {title}
    </h2>
    <button type="button" className="modal-close" aria-label="Close" data-dialog-dismiss onClick={close}>
      <XIcon size={20} />
    </button>
  </header>
)

const ModalDialog = ({ view, isTop, isBottom, children }: Props) => {
  const [dialog, setDialog] = useState<HTMLDivElement | null>(null)
  const titleId = useId()
  const { busy, answered, close, submit } = useModal()
  const closesOnEscape = useEscape(dialog)
  useFocusWithin(dialog, view, { isTop, answered })
  const submitText = textAt(view.content, 'submit')
  const isBusy = busy || view.submitting
  return (
    <Dialog
      open
      ref={setDialog}
      aria-labelledby={titleId}
      className="modal"
      backdrop={<div className={isBottom ? 'modal-ground' : 'modal-ground is-nested'} />}
      hideOnInteractOutside={false}
      getPersistentElements={besideModals}
      preventBodyScroll={false}
      autoFocusOnShow={false}
      hideOnEscape={closesOnEscape}
      onClose={(event) => {
        event.preventDefault()
        close(false)
      }}
    >
      <form
        className="modal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (submitText !== undefined && !isBusy) submit()
        }}
      >
        <Head id={titleId} title={textAt(view.content, 'title') ?? ''} close={() => close(true)} />
        <div className="modal-body">
          <Blocks blocks={view.content.blocks} />
        </div>
        <Notice text={view.notice} />
        <footer className="modal-foot">
          <button type="button" className="element-button" onClick={() => close(false)}>
            {textAt(view.content, 'close') ?? 'Cancel'}
          </button>
          {submitText !== undefined && (
            <button type="submit" className="element-button is-primary" aria-disabled={isBusy} aria-busy={isBusy}>
              {submitText}
              {isBusy && <span className="spinner" aria-hidden="true" />}
            </button>
          )}
        </footer>
      </form>
      {children}
    </Dialog>
  )
}

/** What Slack itself says; the place is there beforehand, so that its words are read aloud when they come. */
const Notice = ({ text }: { text: string | undefined }) => (
  <div role="alert">{text !== undefined && <p className="modal-notice">{text}</p>}</div>
)
