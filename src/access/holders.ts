import type { Link } from './links.ts'
import type { Organization } from './organization.ts'

/** Who holds which record of the organization: `People.holderOf`, for all records at once. @param links all of it */
export const holdersOf = ({ members }: Organization, links: Link[]): Map<number, string> => {
  const linked = new Set(links.map(({ userId }) => userId))
  const listed = Object.entries(members).flatMap(([userId, { parent }]) =>
    parent === undefined || linked.has(userId) ? [] : [[parent, userId] as const],
  )
  return new Map([...listed, ...links.map(({ parent, userId }) => [parent, userId] as const)])
}
