import type { DataTableBlock, KnownBlock, RichTextBlock } from '@slack/types'
import type { Linking, Mapped, Unmapped } from '../../access/linking.ts'
import { type Actor, type Membership, namesOf, rolesOf } from '../../access/membership.ts'
import { may } from '../../access/policy.ts'
import { type ButtonSpec, buttons, escapeText, header, instant, section } from '../../blocks/index.ts'
import type { Surface } from '../../slack/feature.ts'
import { actionIds } from '../deps.ts'
import { knownFrom, matched, mention, ownRecord } from '../standing-blocks.ts'

type Overview = Awaited<ReturnType<Linking['overview']>>

/** People to a page: a row or a paragraph of each mapped person is at most some 150 characters. */
const pageSize = { table: 50, paragraphs: 30 }

/** In the order in which they are shown. */
const reasons: Record<Unmapped['why'], string> = {
  asked: 'Asked for a record, and wait for an administrator',
  declined: 'Asked, and were declined',
  'several records match': 'Several records match',
  'nothing matches': 'No record matches',
  'not linked': 'Not linked',
  'could not be checked': 'Could not be checked just now',
  guest: 'Guests, who may not use me here: whoever runs this bot can let them in',
}

const columns = ['Person', 'User number', 'Role', 'Known from', 'By, when'] as const

type Cell = DataTableBlock['rows'][number][number]

const textCell = (text: string) => ({ type: 'raw_text' as const, text })

const richCell = (
  ...elements: Extract<RichTextBlock['elements'][number], { type: 'rich_text_section' }>['elements']
) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements }],
})

const personCell = (userId: string): RichTextBlock => richCell({ type: 'user', user_id: userId })

const numberCell = (parent: number | undefined): Cell =>
  parent === undefined ? textCell('—') : { type: 'raw_number', value: parent, text: String(parent) }

/** What tells which record it is, short: the next column says by whom. */
const sourceOf = (source: Membership['source']): string => {
  if (source.kind === 'match') return `Slack ${matched(source.profile)}`
  return source.kind === 'link' ? 'link' : 'organizations file'
}

const byCell = (source: Membership['source']): Cell => {
  if (source.kind !== 'link') return textCell('—')
  const { by, at } = source
  const time = instant(at)
  const date = time && {
    type: 'date' as const,
    timestamp: Math.floor(time.getTime() / 1000),
    format: '{date_short}',
    fallback: time.toISOString().slice(0, 10),
  }
  return richCell({ type: 'user', user_id: by }, ...(date ? [{ type: 'text' as const, text: ', ' }, date] : []))
}

const refusedAs: Record<NonNullable<Mapped['refused']>, string> = {
  bot: 'a bot',
  deactivated: 'account deactivated',
  stranger: 'of another workspace',
  guest: 'a guest',
}

/** Whoever is mapped and refused all the same: a list of who may use the bot must not say that they may. */
const roleOf = ({ grants, refused }: Mapped): string =>
  `${namesOf(rolesOf(grants))}${refused ? `, but refused: ${refusedAs[refused]}` : ''}`

const row = (mapped: Mapped): Cell[] => [
  personCell(mapped.userId),
  numberCell(mapped.parent),
  textCell(roleOf(mapped)),
  textCell(sourceOf(mapped.source)),
  byCell(mapped.source),
]

const table = (mapped: Mapped[], { organization }: Actor): DataTableBlock => ({
  type: 'data_table',
  caption: `Who is mapped to ${organization.name}`,
  page_size: 10,
  row_header_column_index: 0,
  rows: [columns.map(textCell), ...mapped.map(row)],
})

const paragraph = (mapped: Mapped): KnownBlock =>
  section(
    `${mention(mapped.userId)} · ${mapped.parent === undefined ? 'no record' : ownRecord(mapped)} · ` +
      `${roleOf(mapped)}\nKnown from ${knownFrom(mapped.source)}`,
  )

const whys = Object.keys(reasons) as Unmapped['why'][]

const unmappedBlocks = (shown: Unmapped[], all: Unmapped[]): KnownBlock[] =>
  whys.flatMap((why) => {
    const people = shown.filter((each) => each.why === why)
    if (people.length === 0) return []
    const count = all.filter((each) => each.why === why).length
    return [section(`*${reasons[why]}* (${count})\n${people.map(({ userId }) => mention(userId)).join(', ')}`)]
  })

const byNumber = (a: Mapped, b: Mapped): number =>
  (a.parent ?? Number.MAX_SAFE_INTEGER) - (b.parent ?? Number.MAX_SAFE_INTEGER) || a.userId.localeCompare(b.userId)

const byReason = (a: Unmapped, b: Unmapped): number =>
  whys.indexOf(a.why) - whys.indexOf(b.why) || a.userId.localeCompare(b.userId)

const buttonsBelow = (actor: Actor, number: number, pages: number): KnownBlock[] => {
  const to = (text: string, page: number): ButtonSpec => ({
    text,
    actionId: `${actionIds.linksPage}:${text}`,
    value: { page },
  })
  const specs = [
    ...(number > 0 ? [to('Previous', number - 1)] : []),
    ...(number < pages - 1 ? [to('Next', number + 1)] : []),
    ...(may(actor, 'links.edit') ? [{ text: 'Link someone', actionId: actionIds.link, value: null }] : []),
  ]
  return specs.length > 0 ? [buttons(...specs)] : []
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`

const summary = (mapped: number, unmapped: number, { organization }: Actor, range: string): string => {
  const of = organization.slack_workspaces.length === 1 ? 'of its workspace' : 'of its workspaces'
  const without = ` ${counted(unmapped, `person ${of} has`, `people ${of} have`)} no place here.`
  const are = `${counted(mapped, 'person is', 'people are')} mapped to ${escapeText(organization.name)}.`
  return `${are}${unmapped > 0 ? without : ''}${range}`
}

/** Page `number` (from 0) of everyone who is mapped, and then of everyone who is not. */
export const overviewPage = (overview: Overview, actor: Actor, surface: Surface, number: number): KnownBlock[] => {
  const mapped = overview.mapped.toSorted(byNumber)
  const unmapped = overview.unmapped.toSorted(byReason)
  const size = surface === 'message' ? pageSize.table : pageSize.paragraphs
  const total = mapped.length + unmapped.length
  const pages = Math.max(1, Math.ceil(total / size))
  const index = Math.min(number, pages - 1)
  const [from, to] = [index * size, Math.min(total, (index + 1) * size)]
  const shown = mapped.slice(from, to)
  const without = unmapped.slice(Math.max(0, from - mapped.length), Math.max(0, to - mapped.length))
  const asTable = surface === 'message' && shown.length > 0
  return [
    header('Who is linked'),
    section(
      summary(mapped.length, unmapped.length, actor, pages > 1 ? ` ${from + 1} to ${to} of ${total} shown.` : ''),
    ),
    ...(asTable ? [table(shown, actor)] : shown.map(paragraph)),
    ...(without.length > 0 ? [section('*Without a place here*'), ...unmappedBlocks(without, unmapped)] : []),
    ...buttonsBelow(actor, index, pages),
  ]
}
