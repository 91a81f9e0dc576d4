/**
 * What everything secret is marked by, so that a text that was sent says by itself whose it is. Numbers count through all
 * worlds of a batch: record 12 is the one with that id in the service.
 */
export const mark = {
  /** In a value of a field; field 80 and above are attributes of devices. */
  value: (record: number, field: number): string => `q${record}f${field}q`,
  /** The same as a number, of 13 digits. */
  number: (record: number, field: number): number => 4_242_420_000_000 + record * 100 + field,
  /** In the key and the label of a field. */
  key: (organization: number, field: number): string => `l${organization}f${field}l`,
  /** In the id and the name of an organization. */
  organization: (organization: number): string => `n${organization}n`,
  /** In an e-mail address; records hold it too where they match. */
  email: (person: number): string => `m${person}m`,
  /** In a value that an interaction wrote. */
  written: (interaction: number): string => `w${interaction}w`,
  userId: (person: number): string => `U0P${person}X`,
  groupId: (organization: number): string => `S0G${organization}X`,
  team: (world: number): string => `T0W${world}X`,
  parent: (record: number): number => 900_000 + record,
}

/** Neither is any record's. */
export const nowhere = { id: 99_999, parent: 999_999 }

export type Token =
  | { kind: 'value'; record: number; field: number }
  | { kind: 'key'; organization: number; field: number }
  | { kind: 'organization'; organization: number }
  | { kind: 'email'; person: number }
  | { kind: 'written'; interaction: number }
  | { kind: 'user'; person: number }
  | { kind: 'group'; organization: number }
  | { kind: 'parent'; parent: number }
  | { kind: 'record'; record: number }
  | { kind: 'digest'; digest: string }

const pattern = new RegExp(
  [
    'q(\\d+)f(\\d+)q',
    '424242(\\d{5})(\\d\\d)',
    'l(\\d+)f(\\d+)l',
    'n(\\d+)n',
    'm(\\d+)m',
    'w(\\d+)w',
    'U0P(\\d+)X',
    'S0G(\\d+)X',
    '(?<!\\d)(9\\d{5})(?!\\d)',
    '(?:#|"(?:id|recordId)\\\\*":)(\\d+)(?!\\d)',
    '(?<![0-9a-f])([0-9a-f]{12})(?![0-9a-f])',
  ].join('|'),
  'gi',
)

const tokenOf = (match: RegExpMatchArray): Token => {
  const at = match.slice(1)
  const index = at.findIndex((part) => part !== undefined)
  const [a, b] = [Number(at[index]), Number(at[index + 1])]
  if (index <= 2) return { kind: 'value', record: a, field: b }
  if (index === 4) return { kind: 'key', organization: a, field: b }
  if (index === 6) return { kind: 'organization', organization: a }
  if (index === 7) return { kind: 'email', person: a }
  if (index === 8) return { kind: 'written', interaction: a }
  if (index === 9) return { kind: 'user', person: a }
  if (index === 10) return { kind: 'group', organization: a }
  if (index === 11) return { kind: 'parent', parent: a }
  if (index === 12) return { kind: 'record', record: a }
  return { kind: 'digest', digest: String(at[index]).toLowerCase() }
}

/** Every mark in a text, once. */
export const tokensIn = (text: string): Token[] => {
  const found = new Map<string, Token>()
  for (const match of text.matchAll(pattern)) if (!found.has(match[0])) found.set(match[0], tokenOf(match))
  return [...found.values()]
}

export const same = (a: Token, b: Token): boolean => JSON.stringify(a) === JSON.stringify(b)
