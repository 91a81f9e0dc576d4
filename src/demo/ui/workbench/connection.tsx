import { AlertFillIcon, DotFillIcon, PlugIcon } from '@primer/octicons-react'
import { useShown } from '../state/store.ts'

const state = (connected: boolean, connections: number) => {
  if (!connected)
    return { good: false, Icon: AlertFillIcon, text: 'This page has lost the demo: what it shows is old.' }
  if (connections === 0) return { good: false, Icon: PlugIcon, text: 'Bot not connected' }
  const counted = connections === 1 ? '1 connection' : `${connections} connections`
  return { good: true, Icon: DotFillIcon, text: `Bot connected, ${counted}` }
}

/** Whether the bot hears Slack, and whether the page hears the demo. */
export const Connection = () => {
  const { connections, connected } = useShown()
  const { good, Icon, text } = state(connected, connections)
  return (
    <p className={good ? 'connection connection-good' : 'connection connection-bad'} role="status">
      <Icon size={14} /> {text}
    </p>
  )
}
