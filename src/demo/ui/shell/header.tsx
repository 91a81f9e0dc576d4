import {
  DeviceDesktopIcon,
  MoonIcon,
  SidebarCollapseIcon,
  SidebarExpandIcon,
  SunIcon,
  ThreeBarsIcon,
} from '@primer/octicons-react'
import { useWorkspace } from '../state/store.ts'
import { FaultBadge } from '../workbench/index.tsx'
import type { Address } from './address.ts'
import { PersonSwitcher } from './person-switcher.tsx'
import { useTheme } from './theme.ts'

const themeIcons = { system: DeviceDesktopIcon, light: SunIcon, dark: MoonIcon }

type Props = {
  at: Address['at']
  workbench: boolean
  onWorkbench: () => void
  onMenu: () => void
}

export const Header = ({ at, workbench, onWorkbench, onMenu }: Props) => {
  const { workspace, me } = useWorkspace()
  const { theme, next } = useTheme()
  const person = workspace.people.find(({ id }) => id === me)
  const ThemeIcon = themeIcons[theme]
  return (
    <header className="top">
      <button type="button" className="top-button top-menu" aria-label="Places" onClick={onMenu}>
        <ThreeBarsIcon />
      </button>
      <span className="top-name">
        {workspace.name} <span className="top-what">a local workspace</span>
      </span>
      {person && <PersonSwitcher me={person} at={at} />}
      <span className="top-space" />
      <FaultBadge />
      <button
        type="button"
        className="top-button"
        aria-label={`Theme: ${theme}`}
        title={`Theme: ${theme}`}
        onClick={next}
      >
        <ThemeIcon />
      </button>
      <button
        type="button"
        className="top-button top-workbench"
        aria-label="Workbench"
        aria-expanded={workbench}
        onClick={onWorkbench}
      >
        {workbench ? <SidebarExpandIcon /> : <SidebarCollapseIcon />}
        <span>Workbench</span>
      </button>
    </header>
  )
}
