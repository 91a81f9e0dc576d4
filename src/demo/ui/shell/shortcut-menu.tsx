import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react'
import { PlusIcon, ZapIcon } from '@primer/octicons-react'
import { act } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { useToast } from '../state/toasts.ts'

/** The app's global shortcuts, in the composer. */
export const ShortcutMenu = () => {
  const { workspace, me } = useWorkspace()
  const toast = useToast()
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'global')
  if (shortcuts.length === 0) return null
  const use = (callbackId: string) =>
    act('shortcut', { person: me, callbackId }).catch((error: Error) => toast(error.message))
  return (
    <MenuProvider placement="top-start">
      <MenuButton className="composer-more" aria-label="Shortcuts">
        <PlusIcon />
      </MenuButton>
      <Menu className="popover menu" gutter={6} portal>
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
