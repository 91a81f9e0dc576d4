import { organizationSchema } from '../../src/access/organization.ts'
import {
  notAskedYet,
  type Permission,
  permissionNames,
  permissions,
  type Role,
  roles,
} from '../../src/access/permissions.ts'
import { type Feature, open } from '../../src/slack/feature.ts'

/** Rows that no handler names: they are asked where a record is shown or a form is made. */
export const askedOfFields: Partial<Record<Permission, string>> = {
  'preferences.read': 'each preference of a record that is shown',
  'fields.read': 'each other field of a record that is shown',
  'fields.reveal': 'the button *Show* at a sensitive field',
}

/** What an organization may write: a part of its entry in the organizations file. */
export const example = `permissions:
  preferences.edit: { member: self, helpdesk: anyone, admin: anyone }   # the helpdesk changes everyone's
  links.edit: { helpdesk: anyone }         # and links people, with roles that it has itself
  record.read: { member: anyone }          # everyone looks at everyone's record
  record.search: { member: anyone }        # and finds them by “Look someone up”
  devices.read: { member: nobody, helpdesk: nobody, admin: anyone }     # devices are for administrators alone
limits:
  lookups_per_minute: 60
`

/** As a sentence in a cell goes on: "a member may do this for …". */
const words = {
  records: { nobody: 'no', self: 'themselves', anyone: 'anyone' },
  organization: { nobody: 'no', anyone: 'yes' },
}

const cell = (permission: Permission, role: Role): string => {
  const row = permissions[permission]
  return row.over === 'organization' ? words.organization[row[role]] : words.records[row[role]]
}

const line = (...cells: string[]): string => `| ${cells.join(' | ')} |`

const table = (head: string[], rows: string[][]): string =>
  [line(...head), line(...head.map(() => '---')), ...rows.map((row) => line(...row))].join('\n')

type Asking = { permission: Permission | typeof open; text: string }

/** Everything that Slack may send, in words, with the permission that is asked for it. */
export const askedBy = (features: Feature[], nameOf: (callbackId: string) => string): Asking[] =>
  features.flatMap(({ commands = [], shortcuts = [], actions = [], submissions = [], suggestions = [], home }) => [
    ...commands.map(({ permission, name }) => ({ permission, text: `\`${`/userextra ${name}`.trim()}\`` })),
    ...shortcuts.map(({ permission, callbackId }) => ({ permission, text: `shortcut *${nameOf(callbackId)}*` })),
    ...(home ? [{ permission: home.permission, text: 'the Home tab' }] : []),
    ...actions.map(({ permission, actionId }) => ({ permission, text: `button \`${actionId}\`` })),
    ...submissions.map(({ permission, callbackId }) => ({ permission, text: `form \`${callbackId}\`` })),
    ...suggestions.map(({ permission, actionId }) => ({ permission, text: `suggestions \`${actionId}\`` })),
  ])

/** What asks for a permission; empty where nothing does. */
export const askersOf = (permission: Permission | typeof open, asking: Asking[]): string[] => [
  ...asking.filter((each) => each.permission === permission).map(({ text }) => text),
  ...(permission !== open && askedOfFields[permission] ? [askedOfFields[permission]] : []),
]

const askedLine = (permission: Permission, asking: Asking[]): string =>
  notAskedYet.includes(permission) ? 'not asked by anything yet' : askersOf(permission, asking).join(', ')

/** docs/permissions.md */
export const permissionsPage = (asking: Asking[]): string => {
  const { limits } = organizationSchema.parse({ id: '1', name: 'Acme', slack_workspaces: ['T012ABCDEF'] })
  return `# Who may do what

- [The table](#the-table)
- [Roles](#roles)
- [Fields](#fields)
- [Cells of your own](#cells-of-your-own)
- [Limits](#limits)
- [For developers: what asks for what](#for-developers-what-asks-for-what)

## The table
*Themselves*: with their own record alone. *Anyone*: with any record of the same organization, never of another. *Yes*
and *no*: it is about the organization as a whole.

${table(
  ['permission', 'to', ...roles],
  permissionNames.map((name) => [
    `\`${name}\``,
    `${permissions[name].does}${notAskedYet.includes(name) ? ' †' : ''}`,
    ...roles.map((role) => cell(name, role)),
  ]),
)}

† Not asked by anything yet: an organization can set the row already, and nobody is told that they may.

## Roles
| role | who has it |
| --- | --- |
| member | everyone who is mapped to the organization: by a link, by \`members\` in the organizations file, or by a match |
| helpdesk, admin | whoever has it from \`members\`, from their link, or from a Slack user group in \`groups\` |

Roles add up. Of all that a person has, the cell that reaches furthest counts; since everyone is a member, what *member*
may is the least that anyone may. A user group gives its role only to people who are mapped in another way. Who has a
role but no record of their own gets nothing from *themselves*.

How people come to be mapped is in [operators.md](operators.md#who-is-who).

\`/userextra whoami\` says which roles one has and where from; an administrator asks \`/userextra access @person\`.

## Fields
Which fields of a record somebody sees and changes is decided for each field. Preferences go by the rows
\`preferences.read\` and \`preferences.edit\`, all other fields by \`fields.read\` and \`fields.edit\`. A field's definition in
the organizations file may have rules of its own:

| rule | |
| --- | --- |
| \`visible_to\` | who sees the field: a list of \`self\` (whoever the record is about), \`member\`, \`helpdesk\`, \`admin\` |
| \`editable_by\` | who changes it, likewise |
| \`sensitive: true\` | shown as \`••••\` until *Show* is pressed |

- A rule stands **in place of** the rows, for everyone: whom it does not name is not helped by any cell. It also says
  who presses *Show*; without \`visible_to\` that is \`fields.reveal\`.
- A rule is about its field alone. The record is still looked up by \`record.read\` and the form opened by
  \`preferences.edit\`: whom these refuse never comes to the field. For now only preferences can be changed in Slack, so
  that \`editable_by\` of another field is kept for later.
- Nobody changes what they may not see. A rule that would allow it is refused at start.
- Who may not see a field is not told that it exists: not on a card, in a form, in a conflict or in a list of what was
  changed.
- Every *Show* is recorded before the value is shown: who, when, which record, which field. What it holds is not
  recorded. A form has an empty input for a sensitive field; leaving it empty keeps what is stored.
- \`id\`, \`parent\`, \`organization_id\`, \`created_at\` and \`updated_at\` say which record it is and cannot be hidden. Devices
  go by \`devices.read\`.

## Cells of your own
\`permissions\` of an organization changes cells of the table; all others stay as they are. A cell is \`nobody\`, \`self\` or
\`anyone\`; rows with *yes* and *no* take \`nobody\` or \`anyone\`. Names that are not in the table are refused at start.

\`\`\`yaml
${example}\`\`\`

- A cell that is not named stays as it is in the table. \`links.edit\` above names the helpdesk: members still have *no*,
  administrators *yes*. Name all three roles where you want to see at a glance who has what.
- Everyone is a member. So **to take something away from a role, take it away from \`member\` too**:
  \`devices.read: { helpdesk: nobody }\` leaves the helpdesk with what members have, their own devices;
  \`devices.read: { member: nobody, helpdesk: nobody }\` takes these as well. Administrators go on seeing everyone's.
- What is given to helpdesk or admin is theirs alone: members get nothing of it. What is given to member is everyone's.

## Limits
One person may make ${limits.lookups_per_minute} look-ups and ${limits.changes_per_minute} changes a minute in one organization, in each process of the bot. \`limits\` of an
organization sets other numbers: \`lookups_per_minute\`, \`changes_per_minute\`. Showing a record is a look-up, also on the
Home tab, in a form, or with its devices; so is showing a sensitive field. Saving a form of fields is a change. What is
more is answered with how long to wait, and recorded.

## For developers: what asks for what
A handler names one row, and is not called without it. Whose record is meant is asked again before the record is
fetched, and once more after.

${table(
  ['permission', 'is asked by'],
  permissionNames.map((name) => [`\`${name}\``, askedLine(name, asking)]),
)}

Some serve people who have not chosen an organization, or are linked to no record yet. They name no row, decide by where
the person belongs, and read no record:
${askersOf(open, asking).join(', ')}.

This page is made from \`src/access/permissions.ts\` and from what the features declare. After a change there,
\`npx vitest run --project main test/docs -u\` writes it anew.
`
}
