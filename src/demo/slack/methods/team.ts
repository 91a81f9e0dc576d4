import { ApiError } from '../checks.ts'
import type { Directory } from '../state/directory.ts'

/**
 * The workspace that a method is about. An org-wide token has to say which; that of one workspace is about that one,
 * whatever it says ("this field will be ignored").
 * @throws ApiError `missing_argument`, `team_access_not_granted`
 */
export const teamAsked = (directory: Directory, teamId: string | undefined): string => {
  const { home, isEnterpriseInstall } = directory
  if (!isEnterpriseInstall) return home.id
  if (teamId === undefined) throw new ApiError('missing_argument')
  if (directory.team(teamId)?.enterprise?.id !== home.enterprise?.id) throw new ApiError('team_access_not_granted')
  return teamId
}
