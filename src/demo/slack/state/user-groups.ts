import type { TeamData, UserGroup, UserGroupChanges, UserGroupData, Workspace } from '../types.ts'

export type UserGroups = {
  userGroups: () => UserGroup[]
  userGroup: (id: string) => UserGroup | undefined
  changeUserGroup: (group: UserGroup, changes: UserGroupChanges) => void
  restore: () => void
}

export const createUserGroups = (workspace: Workspace, home: TeamData): UserGroups => {
  const toGroup = (data: UserGroupData): UserGroup => ({
    ...data,
    team: data.team ?? home.id,
    isDisabled: data.isDisabled ?? false,
  })
  const beginnings = workspace.userGroups ?? []
  let all = beginnings.map(toGroup)
  return {
    userGroups: () => [...all],
    userGroup: (id) => all.find((group) => group.id === id),
    changeUserGroup: (group, changes) => {
      all = all.map((item) => (item.id === group.id ? { ...item, ...changes } : item))
    },
    restore: () => {
      all = beginnings.map(toGroup)
    },
  }
}
