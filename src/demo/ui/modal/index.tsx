import type { DialogShown, ViewShown } from '../../page/wire.ts'
import { useShown } from '../state/store.ts'
import { Confirm } from './confirm.tsx'
import { ModalView } from './modal-view.tsx'

type Props = { views: readonly ViewShown[]; dialog: DialogShown | null; depth: number }

/** Each lies in the one below, which cannot be used for as long. */
const Layers = ({ views, dialog, depth }: Props) => {
  const [view, ...above] = views
  if (!view) return dialog && <Confirm dialog={dialog} />
  return (
    <ModalView key={view.id} view={view} isTop={above.length === 0} isBottom={depth === 0}>
      <Layers views={above} dialog={dialog} depth={depth + 1} />
    </ModalView>
  )
}

/** The person's stack of modals, and the question an element asks before it acts. */
export const Modals = () => {
  const { stack, dialog } = useShown().screen
  return <Layers views={stack} dialog={dialog} depth={0} />
}
