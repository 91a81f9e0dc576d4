import { AppError } from '../../errors.ts'
import type { Bus } from './bus.ts'
import type { State } from './state.ts'
import type { PersonChanges, UserGroupChanges } from './types.ts'

/** What the workspace's administrators do, while everyone else goes on. */
export type Changes = {
  /**
   * From now on the person, by id or handle, is so: deactivated (`{ deleted: true }`), a guest, of another address. Of
   * the profile's fields only those given change. @throws AppError
   */
  changePerson: (person: string, changes: PersonChanges) => void
  /** From now on the user group, by id or handle, is so. @throws AppError */
  changeUserGroup: (group: string, changes: UserGroupChanges) => void
  /** From now on these people, by id, are its members and nobody else. @throws AppError */
  setUserGroupMembers: (group: string, members: readonly string[]) => void
}

const unknown = (what: string, name: string, there: readonly string[]): AppError =>
  new AppError('unknown', `There is no ${what} “${name}”. There are: ${there.join(', ') || 'none'}.`)

export const createChanges = ({ state, bus }: { state: State; bus: Bus }): Changes => {
  const { directory } = state

  const checkTeams = (teams: readonly string[]) => {
    for (const id of teams) {
      const there = directory.teams().map((team) => team.id)
      if (!there.includes(id)) throw unknown('workspace', id, there)
    }
  }
  const checkMembers = (members: readonly string[]) => {
    for (const id of members) {
      const there = directory.people().map((person) => person.id)
      if (!there.includes(id)) throw unknown('person', id, there)
    }
  }
  const changeUserGroup: Changes['changeUserGroup'] = (name, changes) => {
    const all = directory.userGroups()
    const group = all.find(({ id, handle }) => id === name || handle === name)
    if (!group)
      throw unknown(
        'user group',
        name,
        all.map(({ id }) => id),
      )
    checkMembers(changes.members ?? [])
    directory.changeUserGroup(group, changes)
    bus.emit({ kind: 'people' })
  }

  return {
    changePerson: (name, changes) => {
      const person = directory.findPerson(name)
      if (!person)
        throw unknown(
          'person',
          name,
          directory.people().map((item) => item.name),
        )
      checkTeams([...(changes.team === undefined ? [] : [changes.team]), ...(changes.teams ?? [])])
      directory.changePerson(person, changes)
      bus.emit({ kind: 'people' })
    },
    changeUserGroup,
    setUserGroupMembers: (group, members) => changeUserGroup(group, { members }),
  }
}
