import type { AppError } from '../errors.ts'
import type { Links } from './links.ts'
import { createMapper, type Mapping } from './mapping.ts'
import { type Actor, type Membership, rolesOf } from './membership.ts'
import type { Organization } from './organization.ts'
import type { Match, Matches, People } from './people.ts'
import { refusals } from './refusals.ts'
import type { RequestState, Requests } from './requests.ts'
import { belongsTo, type Profile, type SlackPeople } from './slack-people.ts'

/** Who acts, as signed by Slack. */
export type Identity = {
  userId: string
  teamId: string
  enterpriseId?: string | undefined
  /** The organization of the message or form that is acted on, as it came back from Slack. */
  organizationId?: string | undefined
}

/** Where a person stands: the actor they are, or why they are none, and what they may do about it. */
export type Standing = {
  identity: Identity
  /** Empty for those who are refused whatever they are mapped to. */
  memberships: Membership[]
  /** Matches that an administrator would have to confirm; looked for where there is no membership. */
  proposals: Match[]
} & ({ actor: Actor; refusal?: undefined } | { actor?: undefined; refusal: AppError })

export type Actors = {
  /** @throws AppError `slack` when Slack cannot be asked who that is */
  standing(identity: Identity): Promise<Standing>
  /** Where somebody stands in this organization alone, as far as its people may know. @throws as `standing` */
  standingIn(organization: Organization, userId: string): Promise<Standing>
}

const isAllowed = ({ isGuest }: Profile, organization: Organization): boolean => !isGuest || organization.allow_guests

/** Why a person is refused whatever they are mapped to. `home` are the organizations of the workspaces they belong to. */
const reasonOf = (profile: Profile, home: Organization[]): 'bot' | 'deactivated' | 'stranger' | 'guest' | undefined => {
  if (profile.isBot) return 'bot'
  if (profile.isDeactivated) return 'deactivated'
  if (profile.isStranger || home.length === 0) return 'stranger'
  return home.some((organization) => isAllowed(profile, organization)) ? undefined : 'guest'
}

/** Finds out who a Slack user is to the organizations. Once warm that costs one query, and no call to Slack. */
export const createActors = (deps: {
  organizations: Organization[]
  slack: SlackPeople
  links: Links
  people: People
  matches: Matches
  requests: Requests
}): Actors => {
  const { organizations, slack, requests } = deps
  const mappingOf = createMapper(deps)

  const homesOf = ({ teamId, enterpriseId }: Identity): Organization[] => {
    const ids = [teamId, enterpriseId]
    return organizations.filter(({ slack_workspaces }) => slack_workspaces.some((home) => ids.includes(home)))
  }

  /** Somebody who belongs nowhere. */
  const unmapped = async ({ userId }: Identity, mapping: Mapping, home: Organization[]) => {
    const { proposals: found, failure = mapping.failure } = await mapping.proposals(home)
    const states = await Promise.all(found.map(({ organization, parent }) => requests(organization.id, userId, parent)))
    const among = (state: RequestState) => found.filter((_, index) => states[index] === state)
    const proposals = among(undefined)
    const isConfigured = (id: string) => organizations.some((organization) => organization.id === id)
    const askers = async (matches: Match[]) => mapping.administrators(matches.map(({ organization }) => organization))
    if (proposals.length > 0)
      return { proposals: found, refusal: refusals.proposed(proposals, await askers(proposals)) }
    for (const state of ['open', 'declined'] as const) {
      const asked = among(state)
      const where = asked.map(({ organization }) => organization)
      if (asked.length > 0) return { proposals: found, refusal: refusals.asked(state, where, await askers(asked)) }
    }
    if (mapping.known.links.some(({ organizationId }) => !isConfigured(organizationId)))
      return { proposals, refusal: refusals.unconfigured() }
    const refusal = failure ? refusals.unchecked(failure) : refusals.unmapped(await mapping.administrators(home))
    return { proposals, refusal }
  }

  /** The organization of what is acted on; otherwise the one chosen, or the only one. */
  const actingIn = ({ organizationId }: Identity, memberships: Membership[], mapping: Mapping) => {
    const wanted = organizationId ?? mapping.known.actingIn
    const found = memberships.find(({ organization }) => organization.id === wanted)
    return found ?? (organizationId === undefined && memberships.length === 1 ? memberships[0] : undefined)
  }

  const actorOf = async (identity: Identity, membership: Membership, memberships: Membership[], mapping: Mapping) => ({
    ...membership,
    userId: identity.userId,
    teamId: identity.teamId,
    roles: rolesOf(membership.grants),
    administrators: await mapping.administrators([membership.organization]),
    others: memberships.filter((each) => each !== membership).map(({ organization }) => organization),
  })

  /** @param here the organizations that may be meant */
  const standingAmong = async (identity: Identity, here: Organization[], profile: Profile): Promise<Standing> => {
    const none = { identity, memberships: [], proposals: [] }
    const home = here.filter(({ slack_workspaces }) => belongsTo(profile, slack_workspaces))
    const open = home.filter((organization) => isAllowed(profile, organization))
    const reason = reasonOf(profile, home)
    // Nothing but who administers is looked up for somebody who is refused all the same.
    const mapping = await mappingOf(identity.userId, reason ? [] : open, here)
    if (reason) return { ...none, refusal: refusals[reason](await mapping.administrators(here)) }
    const { memberships } = mapping
    if (memberships.length === 0) return { ...none, ...(await unmapped(identity, mapping, open)) }
    const membership = actingIn(identity, memberships, mapping)
    const settled = { identity, memberships, proposals: [] }
    if (membership) return { ...settled, actor: await actorOf(identity, membership, memberships, mapping) }
    if (identity.organizationId !== undefined) return { ...settled, refusal: refusals.left() }
    return { ...settled, refusal: refusals.choose(memberships.map(({ organization }) => organization)) }
  }

  return {
    async standing(identity) {
      const here = homesOf(identity)
      if (here.length === 0) return { identity, memberships: [], proposals: [], refusal: refusals.elsewhere() }
      return standingAmong(identity, here, await slack.profile(identity.userId))
    },
    async standingIn(organization, userId) {
      const profile = await slack.profile(userId)
      return standingAmong({ userId, teamId: profile.teamId }, [organization], profile)
    },
  }
}
