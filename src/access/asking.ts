import type { Kysely } from 'kysely'
import { AppError } from '../errors.ts'
import { createAble } from './able.ts'
import { createAccessEvents } from './events.ts'
import type { Linking, LinkingDeps, Proposal } from './linking.ts'
import { addLink, createLinks } from './links.ts'
import type { Actor } from './membership.ts'
import type { Organization } from './organization.ts'
import { needsMatch } from './people.ts'
import { denial, may, reach } from './policy.ts'
import { askableFrom, createProposals, isDeclined, type StoredProposal } from './proposals.ts'
import type { AccessTables } from './store.ts'
import { unsuitable } from './suitable.ts'

/** So many administrators are told at most. */
const mostApprovers = 10

const nothingToAskFor = (): AppError =>
  new AppError(
    'not_found',
    'I know no record there that could be yours, so I asked nobody. Please run /userextra again to see what I know.',
  )

const nobodyDecides = ({ name }: Organization): AppError =>
  new AppError(
    'nobody_decides',
    `Nobody in ${name} can confirm it now, so I asked nobody. Please ask whoever runs this bot in your workspace.`,
  )

const noSuchProposal = ({ organization }: Actor): AppError =>
  new AppError(
    'not_found',
    `There is no such request in ${organization.name}. Nothing was decided. The person may have asked for something else since: please look at the newest message.`,
  )

const stale = (userId: string, what: string): AppError =>
  new AppError(
    'stale',
    `${what}, so nothing was linked. The request is still open: decline it, or link <@${userId}> by hand.`,
  )

const outdated = {
  linked: (userId: string) => stale(userId, `<@${userId}> or the record has been linked since they asked`),
  listed: (userId: string) => stale(userId, `Since <@${userId}> asked, the organizations file says where they belong`),
  taken: (userId: string, holder: string) => stale(userId, `The record belongs to <@${holder}> by now`),
  unmatched: (userId: string) =>
    stale(userId, `The Slack profile of <@${userId}> and the record they asked for do not match any more`),
  unsuitable: (userId: string) => stale(userId, `<@${userId}> may not use me any more`),
}

const toProposal = (
  { id, userId, parent, state, decidedBy }: StoredProposal,
  organization: Organization,
): Proposal => ({
  id,
  organization,
  userId,
  parent,
  state,
  decidedBy,
})

/** People who are mapped to nothing yet ask for the record that matches their profile, and an administrator decides. */
export const createAsking = (deps: LinkingDeps): Pick<Linking, 'ask' | 'decide' | 'requestOf'> => {
  const { slack, people, matches, db, log, now = () => new Date() } = deps
  const findAble = createAble({ people, links: createLinks(db), slack })
  const proposals = createProposals(db, now)

  const record = (
    transaction: Kysely<AccessTables>,
    kind: 'asked' | 'approved' | 'declined',
    { userId, teamId }: Pick<Actor, 'userId' | 'teamId'>,
    asked: StoredProposal,
  ) =>
    createAccessEvents(transaction, log, now).record({
      kind,
      userId,
      teamId,
      organizationId: asked.organizationId,
      what: 'links.edit',
      subject: asked.userId,
      detail: `user ${asked.parent} as member`,
    })

  /** What may have become different since the person asked, but for links: those are checked while one is written. */
  const checkAnew = async (organization: Organization, { userId, parent }: StoredProposal): Promise<void> => {
    if (!needsMatch(organization, userId)) throw outdated.listed(userId)
    const holder = await people.holderOf(organization, parent)
    if (holder !== undefined) throw outdated.taken(userId, holder)
    if ((await matches.look(organization, userId, { anew: true })) !== parent) throw outdated.unmatched(userId)
    if (unsuitable(await slack.profile(userId), organization)) throw outdated.unsuitable(userId)
  }

  const linkAsked = async (
    transaction: Kysely<AccessTables>,
    { userId: by, organization }: Actor,
    asked: StoredProposal,
  ) => {
    const { userId, parent } = asked
    const around = await createLinks(transaction).around(organization.id, parent, [userId])
    if (around.length > 0) throw outdated.linked(userId)
    const at = now().toISOString()
    await addLink(transaction, { organizationId: organization.id, userId, parent, role: 'member', by, at })
  }

  return {
    async ask({ identity, proposals: found, refusal }, organizationId) {
      const match = found.find(({ organization }) => organization.id === organizationId)
      if (!match) throw found.length === 0 && refusal ? refusal : nothingToAskFor()
      const { organization, parent } = match
      // Before anything is kept: what was asked of nobody would stay open, and could not be asked again.
      const places = await findAble(
        organization,
        (roles) => reach({ organization, roles }, 'links.edit') !== 'nobody',
        mostApprovers,
      )
      if (places.length === 0) throw nobodyDecides(organization)
      const { proposal, isNew } = await db.transaction().execute(async (transaction) => {
        const created = await createProposals(transaction, now).create({
          organizationId,
          userId: identity.userId,
          parent,
        })
        if (created.isNew) await record(transaction, 'asked', identity, created.proposal)
        return created
      })
      return { proposal: toProposal(proposal, organization), approvers: places.map(({ userId }) => userId), isNew }
    },
    async requestOf(actor, userId) {
      const { organization } = actor
      if (!may(actor, 'access.read')) throw denial(actor, 'access.read')
      const newest = await proposals.newestOf(organization.id, userId)
      if (!newest || (newest.state !== 'open' && !isDeclined(newest))) return undefined
      const { parent, at, decidedBy, decidedAt } = newest
      const from = decidedAt === undefined ? undefined : askableFrom(decidedAt)
      return {
        parent,
        state: newest.state === 'open' ? 'open' : 'declined',
        at,
        decidedBy,
        waitsUntil: from !== undefined && new Date(from) > now() ? from : undefined,
        holder: await people.holderOf(organization, parent),
      }
    },
    async decide(actor, proposalId, decision) {
      const { organization } = actor
      if (!may(actor, 'links.edit')) throw denial(actor, 'links.edit')
      const asked = await proposals.get(proposalId)
      if (asked?.organizationId !== organization.id) throw noSuchProposal(actor)
      if (asked.state !== 'open') return { proposal: toProposal(asked, organization), isFirst: false }
      if (decision === 'approved') await checkAnew(organization, asked)
      const decided = await db.transaction().execute(async (transaction) => {
        const first = await createProposals(transaction, now).decide(proposalId, decision, actor.userId)
        if (!first) return undefined
        if (decision === 'approved') await linkAsked(transaction, actor, first)
        await record(transaction, decision, actor, first)
        return first
      })
      const proposal = decided ?? (await proposals.get(proposalId)) ?? asked
      return { proposal: toProposal(proposal, organization), isFirst: decided !== undefined }
    },
  }
}
