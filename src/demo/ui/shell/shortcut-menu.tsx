import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react'
import { ZapIcon } from '@primer/octicons-react'
import type { ReactNode } from 'react'
import { act } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { useToast } from '../state/toasts.ts'

type Props = {
  /** With a message: the shortcuts for messages, used on this one. Without: the global ones. */
  message?: { channel: string; ts: string }
  className: string
  label: string
  icon: ReactNode
  placement: 'top-start' | 'bottom-end'
}

/** The app's shortcuts; nothing where it has none. */
export const ShortcutMenu = ({ message, className, label, icon, placement }: Props) => {
  const { workspace, me } = useWorkspace()
  const toast = useToast()
  const wanted = message ? 'message' : 'global'
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === wanted)
  if (shortcuts.length === 0) return null
  const use = (callbackId: string) =>
    act('shortcut', { person: me, callbackId, ...(message && { message }) }).catch((error: Error) =>
      toast(error.message),
    )
  return (
    <MenuProvider placement={placement}>
      <MenuButton className={className} aria-label={label}>
        {icon}
      </MenuButton>
      <Menu className="popover menu" gutter={6} portal unmountOnHide>
        {shortcuts.map(({ callbackId, name }) => (
          <MenuItem key={callbackId} className="menu-item" onClick={() => use(callbackId)}>
            <ZapIcon /> {name}
            <span className="menu-item-note">{workspace.app.name}</span>
          </MenuItem>
        ))}
      </Menu>
    </MenuProvider>
  )
}
