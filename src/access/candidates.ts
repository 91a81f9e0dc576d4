import { holdersOf } from './holders.ts'
import type { Candidate, Linking, LinkingDeps } from './linking.ts'
import { createLinks } from './links.ts'
import type { Actor } from './membership.ts'
import { denial, isSensitive, may, maySee, mayWith } from './policy.ts'
import type { Entry } from './roster.ts'

/** What the actor may not see is not searched either: that it is found would tell it. */
const toCandidate = ({ id, parent, hints }: Entry, actor: Actor): Candidate => ({
  id,
  parent,
  hints: mayWith(actor, 'record.read', parent)
    ? hints.flatMap(({ path, text }) => (maySee(actor, path, parent) && !isSensitive(actor, path) ? [text] : []))
    : [],
})

/** A record is shown as “user 42 · … · record #158”, and may be typed so. */
const asShown = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/^user +(?=\d)/, '')
    .replace(/^record +#?(?=\d)/, '#')

const fits = ({ id, parent, hints }: Candidate, typed: string): boolean =>
  typed.startsWith('#')
    ? String(id).startsWith(typed.slice(1))
    : String(parent).startsWith(typed) || hints.some((hint) => hint.toLowerCase().includes(typed))

export const createCandidates = ({ db, roster }: Pick<LinkingDeps, 'db' | 'roster'>): Linking['candidates'] => {
  const links = createLinks(db)
  return async (actor, typed, most) => {
    if (!may(actor, 'links.edit')) throw denial(actor, 'links.edit')
    const [entries, linked] = await Promise.all([roster.entries(actor.organization), links.list(actor.organization.id)])
    const holders = holdersOf(actor.organization, linked)
    const wanted = asShown(typed)
    return entries
      .values()
      .filter(({ parent }) => !holders.has(parent))
      .map((entry) => toCandidate(entry, actor))
      .filter((candidate) => fits(candidate, wanted))
      .take(most)
      .toArray()
  }
}
