import type { Membership } from '../../access/membership.ts'
import type { Organization } from '../../access/organization.ts'
import { AppError } from '../../errors.ts'

/** Slack escapes these three in the text of a command. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()

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
  const what = first ? 'That fits several of your organizations' : 'You belong to no organization of that name'
  const names = (first ? found : organizations).map(({ name, id }) => `${name} (${id})`).join(', ')
  throw new AppError(
    'argument',
    `${what}, so nothing was changed. ${first ? 'They are' : 'Yours are'}: ${names}. Write the name or the id after “/userextra org”.`,
  )
}
