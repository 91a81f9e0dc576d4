import { AppError } from '../errors.ts'
import { administratorsOf, type Organization } from './organization.ts'
import type { Role } from './permissions.ts'

/** The Slack user who acts, resolved: their organization, role and own record. */
export type Actor = {
  userId: string
  teamId: string
  organization: Organization
  role: Role
  parent: number
}

/** What Slack says of a person (`users.info`), as far as access depends on it. */
export type Profile = {
  teamId: string
  isBot: boolean
  isDeactivated: boolean
  isStranger: boolean
}

export type Actors = {
  /**
   * @param identity the user and the workspace they come from, as signed by Slack
   * @throws AppError `refused`, with a sentence that says whom to ask
   */
  resolve(identity: { userId: string; teamId: string }): Promise<Actor>
}

const refuse = (message: string): never => {
  throw new AppError('refused', message)
}

/** Finds the actor behind a Slack user. `profile` is asked once a person is known to be mapped, and may cache. */
export const createActors = (deps: {
  organizations: Organization[]
  profile: (userId: string) => Promise<Profile>
}): Actors => {
  const byWorkspace = Map.groupBy(
    deps.organizations.flatMap((organization) => organization.slack_workspaces.map((id) => ({ id, organization }))),
    ({ id }) => id,
  )
  return {
    async resolve({ userId, teamId }) {
      const here = (byWorkspace.get(teamId) ?? []).map(({ organization }) => organization)
      if (here.length === 0) {
        return refuse(
          'I answer only people of the workspace I was set up for, and you come from another one. ' +
            'Nothing was looked up. Please ask your contact in this channel.',
        )
      }
      const ask = () => administratorsOf(here)
      const organization = here.find(({ members }) => Object.hasOwn(members, userId))
      const member = organization?.members[userId]
      if (!organization || !member) {
        return refuse(`I do not know which record is yours, so I looked nothing up. Please ask ${ask()} to add you.`)
      }
      const profile = await deps.profile(userId)
      if (profile.isBot) return refuse('I answer people only, not bots or workflows. Nothing was looked up.')
      if (profile.isDeactivated) {
        return refuse(`Your Slack account is deactivated, so I looked nothing up. Please ask ${ask()}.`)
      }
      if (profile.isStranger || !organization.slack_workspaces.includes(profile.teamId)) {
        return refuse(`Your Slack account belongs to another workspace, so I looked nothing up. Please ask ${ask()}.`)
      }
      return { userId, teamId, organization, role: member.role, parent: member.parent }
    },
  }
}
