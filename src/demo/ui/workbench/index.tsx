import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react'
import { XIcon, ZapIcon } from '@primer/octicons-react'
import { useState } from 'react'
import { useShown } from '../state/store.ts'
import { Connection } from './connection.tsx'
import { useFaultsOn } from './faults/badge.tsx'
import { FaultsPanel } from './faults/panel.tsx'
import { JsonPanel } from './json-panel.tsx'
import { ProblemsPanel } from './problems.tsx'
import type { Filter } from './traffic/filter.tsx'
import { TrafficPanel } from './traffic/panel.tsx'

export { FaultBadge, useFaultsOn } from './faults/badge.tsx'

const Tabs = () => {
  const { problems } = useShown()
  const faults = useFaultsOn()
  return (
    <TabList aria-label="Workbench" className="workbench-tabs">
      <Tab id="traffic">Traffic</Tab>
      <Tab id="problems">
        Problems{' '}
        <span className={problems.length === 0 ? 'workbench-count' : 'workbench-count workbench-count-bad'}>
          {problems.length}
        </span>
      </Tab>
      <Tab id="json">JSON</Tab>
      <Tab id="faults">
        Faults
        {faults.length > 0 && (
          <>
            {' '}
            <ZapIcon size={14} aria-label={`${faults.length} on`} />
          </>
        )}
      </Tab>
    </TabList>
  )
}

type Props = {
  onClose: () => void
  /** The conversation that is being looked at. */
  place?: string | undefined
}

/** What goes on behind the screen: traffic between Slack and the bot, what the bot did wrong, JSON, faults. */
export const Workbench = ({ onClose, place }: Props) => {
  const [tab, setTab] = useState<string | null | undefined>('traffic')
  const [filter, setFilter] = useState<Filter>('all')
  const [chosen, setChosen] = useState<number>()
  const showExchange = (id: number) => {
    setFilter('all')
    setChosen(id)
    setTab('traffic')
  }
  return (
    <aside className="workbench" aria-label="Workbench">
      <header className="workbench-head">
        <h2>Workbench</h2>
        <Connection />
        <button type="button" className="quiet-button" aria-label="Close the workbench" onClick={onClose}>
          <XIcon size={16} />
        </button>
      </header>
      <TabProvider selectedId={tab} setSelectedId={setTab}>
        <Tabs />
        <TabPanel tabId="traffic" unmountOnHide className="workbench-panel">
          <TrafficPanel filter={filter} onFilter={setFilter} chosen={chosen} onChoose={setChosen} />
        </TabPanel>
        <TabPanel tabId="problems" unmountOnHide className="workbench-panel">
          <ProblemsPanel onShow={showExchange} />
        </TabPanel>
        <TabPanel tabId="json" unmountOnHide className="workbench-panel">
          <JsonPanel place={place} />
        </TabPanel>
        <TabPanel tabId="faults" unmountOnHide className="workbench-panel">
          <FaultsPanel />
        </TabPanel>
      </TabProvider>
    </aside>
  )
}
