import { type Role, roles } from '../../access/permissions.ts'
import type { Target } from '../../access/records.ts'
import { truncate } from '../../blocks/index.ts'
import { AppError } from '../../errors.ts'
import { readTarget } from '../../slack/target.ts'

/** A record by its number, whoever it is linked to. */
export type RecordTarget = Extract<Target, { kind: 'parent' | 'record' }>

/** What was said of a link to be made. */
export type Wanted = { userId?: string; target?: RecordTarget; role?: Role }

const usage = `Write “/userextra link @person 42 [${roles.join(' | ')}]”, or “/userextra link” for a form.`

const wrong = (what: string): AppError => new AppError('argument', `${what} Nothing was linked. ${usage}`)

const longestQuote = 40

const unreadable = (word: string): AppError => {
  if (word.startsWith('@'))
    return wrong('I could not tell whom you mean: pick the person from the list that Slack shows after “@”.')
  // What Slack has escaped is a mention of something that is no person.
  return wrong(
    word.startsWith('<') ? 'I need a person and a record.' : `I could not read “${truncate(word, longestQuote)}”.`,
  )
}

const readWord = (word: string): Wanted => {
  const role = roles.find((each) => each === word.toLowerCase())
  if (role) return { role }
  const target = readTarget(word)
  if (target?.kind === 'person') return { userId: target.userId }
  if (target?.kind === 'parent' || target?.kind === 'record') return { target }
  throw unreadable(word)
}

const more: Record<keyof Wanted, string> = {
  userId: 'That names more than one person.',
  target: 'That names more than one record.',
  role: 'That names more than one role.',
}

/** A person, a record and a role, in any order; what is not said is left out. @throws AppError `argument` */
export const readLinkArgument = (argument: string): Wanted => {
  const wanted: Wanted = {}
  for (const word of argument.match(/<[^>]*>|\S+/g) ?? []) {
    const read = readWord(word)
    for (const part of Object.keys(read) as (keyof Wanted)[]) if (wanted[part] !== undefined) throw wrong(more[part])
    Object.assign(wanted, read)
  }
  if (wanted.target && !wanted.userId) throw wrong('That names a record and no person.')
  return wanted
}
