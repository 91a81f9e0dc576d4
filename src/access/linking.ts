import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Standing } from './actor.ts'
import { createAsking } from './asking.ts'
import { createCandidates } from './candidates.ts'
import { createLinkEdits } from './link-edits.ts'
import type { Link } from './links.ts'
import type { Matching } from './matches.ts'
import type { Actor, Membership } from './membership.ts'
import type { Organization } from './organization.ts'
import { createOverview } from './overview.ts'
import type { People } from './people.ts'
import type { Role } from './permissions.ts'
import type { Records, Target } from './records.ts'
import type { Roster } from './roster.ts'
import type { SlackPeople } from './slack-people.ts'
import type { AccessTables, ProposalState } from './store.ts'
import type { Unsuitable } from './suitable.ts'

/** A record that nobody is linked to, and what of it the actor may be shown to tell it by. */
export type Candidate = { id: number; parent: number; hints: string[] }

/** A match that a person has asked an administrator to confirm. */
export type Proposal = {
  id: string
  organization: Organization
  userId: string
  parent: number
  state: ProposalState
  decidedBy: string | undefined
}

/** Somebody who is mapped to the organization; `refused` says why they may not use the bot all the same. */
export type Mapped = Membership & { userId: string; refused?: Unsuitable | undefined }

/** People who are mapped to no record of the organization, and why. */
export type Unmapped = {
  userId: string
  why:
    | 'nothing matches'
    | 'several records match'
    | 'asked'
    | 'declined'
    | 'guest'
    | 'could not be checked'
    | 'not linked'
}

/** A link that was made: where the person belonged until now, and belongs now. */
export type Linked = {
  link: Link
  before: Membership | undefined
  after: Membership | undefined
  /** Slack ids of others who have asked for the record, and of others who match it. */
  claims: { asked: string[]; matched: string[] }
}

/** What somebody who is mapped to nothing has asked for. */
export type Request = {
  parent: number
  state: 'open' | 'declined'
  /** ISO 8601. */
  at: string
  decidedBy: string | undefined
  /** ISO 8601, where they have to wait until they may ask again. */
  waitsUntil: string | undefined
  /** Slack id of whoever has the record by now. */
  holder: string | undefined
}

export type Linking = {
  /**
   * Links a person to a record; an earlier link of theirs is replaced. All of these ask the policy themselves.
   * @throws AppError with what stands against it
   */
  link(actor: Actor, wanted: { userId: string; target: Target; role: Role }): Promise<Linked>
  /** @returns the link that there was, and where the person belongs without it */
  unlink(actor: Actor, userId: string): Promise<{ link: Link; left: Membership | undefined }>
  /** Everyone who is mapped to the organization, and the people of its workspaces who are mapped to none. */
  overview(actor: Actor): Promise<{ mapped: Mapped[]; unmapped: Unmapped[] }>
  /** The newest request of somebody in the actor's organization, where it waits or was declined. */
  requestOf(actor: Actor, userId: string): Promise<Request | undefined>
  /** Records that nobody is linked to, for what has been typed of a number or a hint; at most `most`. */
  candidates(actor: Actor, typed: string, most: number): Promise<Candidate[]>
  /**
   * Somebody who is no actor yet asks for the record that matches their profile.
   * @returns those who may decide; `isNew` is false where it was asked already
   */
  ask(standing: Standing, organizationId: string): Promise<{ proposal: Proposal; approvers: string[]; isNew: boolean }>
  /** The first decision counts: `proposal` is as it is then, `isFirst` whether that was this one. */
  decide(
    actor: Actor,
    proposalId: string,
    decision: 'approved' | 'declined',
  ): Promise<{ proposal: Proposal; isFirst: boolean }>
}

export type LinkingDeps = {
  organizations: Organization[]
  slack: SlackPeople
  people: People
  matches: Matching
  roster: Pick<Roster, 'entries'>
  records: Pick<Records, 'whole'>
  /** Links, proposals and events are written in one transaction: the stores are made over it. */
  db: Kysely<AccessTables>
  log: Pick<Logger, 'error' | 'warn'>
  now?: () => Date
}

/** Who is linked to which record, and who may say so. Each of these asks the policy itself. */
export const createLinking = (deps: LinkingDeps): Linking => ({
  ...createLinkEdits(deps),
  ...createAsking(deps),
  overview: createOverview(deps),
  candidates: createCandidates(deps),
})
