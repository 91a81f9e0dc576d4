import type { ConfiguredOrganization } from '../organizations.ts'
import { type Company, companies, emailOf, outsiders, people } from './people.ts'
import { parentIn } from './records.ts'
import type { PersonData, Workspace } from './slack/types.ts'

export { records } from './records.ts'

const team = 'T0DEMO001'
const otherTeam = 'T0PARTNER'

const userIdOf = (index: number): string => `U0DEMO${String(index + 1).padStart(3, '0')}`

/** The Slack id of one of the people, by handle. */
export const idOf = (handle: string): string => userIdOf(people.findIndex((person) => person.handle === handle))

const outsiderIds = {
  newcomer: 'U0DEMO901',
  partner: 'U0DEMO902',
  standup: 'U0DEMO903',
  guest: 'U0DEMO904',
  leaver: 'U0DEMO905',
} satisfies Record<keyof typeof outsiders, string>

export const organizationNames = { harbor: companies.harbor.name, kite: companies.kite.name } as const

export const tokens = Object.values(companies).map(({ id, token }) => ({
  token,
  organizations: [id],
  access: 'read-write' as const,
}))

/** Slack's user group @helpdesk: Yara has the role by it, and by nothing else. */
const helpdesk = { id: 'S0DEMO001', handle: 'helpdesk', name: 'Helpdesk', members: ['ravi', 'igor', 'yara'].map(idOf) }

const membersOf = (company: Company) =>
  Object.fromEntries(
    people.flatMap(({ handle, organization, also, role }) => {
      if (organization === company) return [[idOf(handle), { parent: parentIn(handle, company), role }]]
      return also === company ? [[idOf(handle), { parent: parentIn(handle, company), role: 'member' }]] : []
    }),
  )

/** What both organizations know of their fields. */
const fields = [
  {
    path: 'preferences.digest',
    label: 'E-mail digest',
    type: 'choice',
    choices: [
      { value: 'never', label: 'Never' },
      { value: 'daily', label: 'Every morning' },
      { value: 'weekly', label: 'On Mondays' },
    ],
  },
  { path: 'preferences.items_per_page', label: 'Items per page', type: 'number', whole: true, min: 10, max: 200 },
  { path: 'custom_fields.employee_id', label: 'Employee number', type: 'text' },
  { path: 'custom_fields.email', label: 'E-mail', type: 'text' },
  { path: 'custom_fields.birthday', label: 'Birthday', type: 'date', sensitive: true },
  {
    path: 'custom_fields.salary_band',
    label: 'Salary band',
    type: 'text',
    sensitive: true,
    visible_to: ['self', 'admin'],
  },
  {
    path: 'custom_fields.helpdesk_note',
    label: 'Note of the helpdesk',
    type: 'text',
    visible_to: ['helpdesk', 'admin'],
  },
]

/** What Harbor & Pine has beside that. */
const harborOnly = {
  members: {
    ...membersOf('harbor'),
    // Listed by mistake, as happens: a bot is refused all the same.
    [outsiderIds.standup]: { parent: 999, role: 'member' },
    [outsiderIds.leaver]: { parent: parentIn('leaver', 'harbor'), role: 'member' },
  },
  groups: { [helpdesk.id]: 'helpdesk' },
  match: { profile: 'email', field: 'custom_fields.email', confirm: true },
  fields: [
    ...fields,
    {
      path: 'preferences.mailbox_gb',
      label: 'Mailbox (GB)',
      type: 'number',
      whole: true,
      min: 1,
      max: 500,
      editable_by: ['admin'],
    },
    {
      path: 'preferences.door_code',
      label: 'Door code',
      type: 'text',
      max_length: 6,
      hint: 'Four to six digits, for the front door.',
      sensitive: true,
      visible_to: ['self'],
    },
  ],
}

/** The organizations file of the demo, as an operator would write it. */
export const organizationsFile = {
  organizations: (Object.keys(companies) as Company[]).map((company) => {
    const { id, name, token } = companies[company]
    return {
      id,
      name,
      token,
      slack_workspaces: [team],
      members: membersOf(company),
      fields,
      // A demo is clicked, and measured, faster than anybody works.
      limits: { lookups_per_minute: 1_000, changes_per_minute: 200 },
      ...(company === 'harbor' && harborOnly),
    }
  }),
} satisfies { organizations: (Pick<ConfiguredOrganization, 'id' | 'name' | 'token'> & Record<string, unknown>)[] }

/** Where the organizations file puts a person, and what a user group adds; nothing of those who are refused. */
export const aboutPerson = (id: string): { organization?: string; role?: string } => {
  const person = people.find(({ handle }) => idOf(handle) === id)
  if (!person) return {}
  const { organization, also, role } = person
  const names = [organization, ...(also ? [also] : [])].map((company) => companies[company].name)
  const isByGroup = role === 'member' && helpdesk.members.includes(id)
  return { organization: names.join(' and '), role: isByGroup ? 'helpdesk by user group' : role }
}

const outsider = (handle: keyof typeof outsiders, more: Partial<PersonData> = {}): PersonData => ({
  id: outsiderIds[handle],
  name: handle,
  realName: outsiders[handle],
  team,
  ...more,
})

const refused: PersonData[] = [
  outsider('newcomer', { email: emailOf(outsiders.newcomer, 'harbor') }),
  outsider('partner', { team: otherTeam }),
  outsider('standup', { isBot: true }),
  outsider('guest', { isRestricted: true }),
  outsider('leaver', { deleted: true }),
]

const everyone = people.map(({ handle }) => idOf(handle))

export const workspace: Workspace = {
  teams: [
    { id: team, name: 'Pinewood', domain: 'pinewood' },
    { id: otherTeam, name: 'Partner Co', domain: 'partner' },
  ],
  people: [
    ...people.map(({ handle, name, email, tz }) => ({
      id: idOf(handle),
      name: handle,
      realName: name,
      team,
      email,
      tz,
    })),
    ...refused,
  ],
  userGroups: [helpdesk],
  channels: [
    { id: 'C0DEMO001', name: 'general', members: [...everyone, outsiderIds.newcomer, outsiderIds.guest] },
    { id: 'C0DEMO002', name: 'it-help', members: everyone },
    { id: 'C0DEMO003', name: 'partners', members: [idOf('jane'), idOf('ravi'), outsiderIds.partner] },
  ],
  directMessages: [
    { id: 'D0DEMO001', members: [idOf('jane'), idOf('ravi')] },
    { id: 'D0DEMO002', members: [idOf('ravi'), idOf('nora')] },
    { id: 'D0DEMO003', members: [idOf('astrid'), idOf('emil')] },
    { id: 'D0DEMO004', members: [idOf('jane'), idOf('astrid')] },
    { id: 'D0DEMO005', members: [idOf('omar'), idOf('clara')] },
  ],
}
