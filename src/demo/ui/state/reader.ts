import { useMemo } from 'react'
import type { Reader } from '../../slack/render/reader.ts'
import { useWorkspace } from './store.ts'

/** Slackbot is not among the people of a workspace. */
const slackbot = { id: 'USLACKBOT', name: 'Slackbot' }

export type PageReader = Reader & { me: string }

/** Whoever reads this page: names for ids, moments in their time zone. */
export const useReader = (): PageReader => {
  const { me, workspace } = useWorkspace()
  return useMemo(() => {
    const names = new Map<string, string>([
      ...workspace.people.map(({ id, name }) => [id, name] as const),
      ...workspace.places.map(({ id, name }) => [id, name] as const),
      [workspace.app.userId, workspace.app.name],
      [slackbot.id, slackbot.name],
    ])
    const tz = workspace.people.find(({ id }) => id === me)?.tz ?? 'UTC'
    return { me, tz, nameOf: (id) => names.get(id), now: Date.now() }
  }, [me, workspace])
}
