import type { Linked, LinkingDeps } from './linking.ts'
import type { Link } from './links.ts'
import type { Organization } from './organization.ts'
import { createProposals } from './proposals.ts'
import { unsuitable } from './suitable.ts'

/** Milliseconds that a link which was made waits to learn whom else the record might have been for. */
const patience = 1_000

/**
 * Who else may have a claim to a record that was linked. What cannot be found out soon is left out: the link is made.
 * A custom profile field would cost a call of Slack for each person, so that only e-mail addresses are compared.
 */
export const createClaims = ({ slack, matches, db }: Pick<LinkingDeps, 'slack' | 'matches' | 'db'>) => {
  const proposals = createProposals(db)

  const matching = async (organization: Organization, parent: number): Promise<string[]> => {
    if (organization.match?.profile !== 'email') return []
    const found: string[] = []
    for (const { userId, profile } of await slack.everyone()) {
      if (profile.email === undefined || unsuitable(profile, organization)) continue
      if ((await matches.look(organization, userId, { profile })) === parent) found.push(userId)
    }
    return found
  }

  const inTime = async (finding: Promise<string[]>): Promise<string[]> => {
    const { promise: late, resolve } = Promise.withResolvers<string[]>()
    const timer = setTimeout(resolve, patience, [])
    return Promise.race([finding.catch(() => []), late]).finally(() => clearTimeout(timer))
  }

  return async (organization: Organization, { userId, parent }: Link): Promise<Linked['claims']> => {
    const [asked, matched] = await Promise.all([
      proposals.askers(organization.id, parent),
      inTime(matching(organization, parent)),
    ])
    return {
      asked: asked.filter((id) => id !== userId),
      matched: matched.filter((id) => id !== userId && !asked.includes(id)),
    }
  }
}
