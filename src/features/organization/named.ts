import type { Membership } from '../../access/membership.ts'
import type { Organization } from '../../access/organization.ts'
import { AppError } from '../../errors.ts'
import { listed } from '../standing-blocks.ts'

/** Slack escapes these three in the text of a command. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Which there are to choose from: by name, and by id where two have the same name. */
const choiceOf = (organizations: Organization[], who: 'They' | 'Yours'): string => {
  const isShared = ({ name }: Organization) => organizations.filter((each) => each.name === name).length > 1
  const names = listed(organizations.map((each) => (isShared(each) ? `${each.name} (${each.id})` : each.name)))
  if (organizations.length === 1) return `You belong to ${names} alone.`
  const what = organizations.some(isShared) ? 'the name, or the id in brackets,' : 'the name'
  return `${who} are ${names}: write ${what} after “/userextra org”.`
}

/** The one that is called so: by id, by name, or by a name that begins so. @throws AppError `argument` */
export const organizationNamed = (memberships: Membership[], argument: string): Organization => {
  const organizations = memberships.map(({ organization }) => organization)
  const wanted = folded(unescaped(argument))
  const candidates = [
    organizations.filter(({ id }) => id.toLowerCase() === wanted),
    organizations.filter(({ name }) => folded(name) === wanted),
    organizations.filter(({ name }) => folded(name).startsWith(wanted)),
  ]
  const found = candidates.find((each) => each.length > 0) ?? []
  const [first, ...others] = found
  if (first && others.length === 0) return first
  throw new AppError(
    'argument',
    first
      ? `That fits several of your organizations, so nothing was changed. ${choiceOf(found, 'They')}`
      : `You belong to no organization of that name, so nothing was changed. ${choiceOf(organizations, 'Yours')}`,
  )
}
