import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react'
import { KebabHorizontalIcon, ZapIcon } from '@primer/octicons-react'
import type { MessageShown } from '../../page/wire.ts'
import { act } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { useToast } from '../state/toasts.ts'

/** What can be done with a message: the app's message shortcuts. Ephemeral messages have none. */
export const MessageMenu = ({ message }: { message: MessageShown }) => {
  const { workspace, me } = useWorkspace()
  const toast = useToast()
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'message')
  if (message.ephemeral || shortcuts.length === 0) return null
  const { channel, ts } = message
  const use = (callbackId: string) =>
    act('shortcut', { person: me, callbackId, message: { channel, ts } }).catch((error: Error) => toast(error.message))
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className="message-menu" aria-label="More actions">
        <KebabHorizontalIcon />
      </MenuButton>
      <Menu className="popover menu" gutter={4} portal>
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
