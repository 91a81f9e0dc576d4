import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOrganizations } from '../src/organizations.ts'

const path = join(mkdtempSync(join(tmpdir(), 'organizations-')), 'organizations.yml')

const northwind = (line = '', id = '12345') => `
  - id: ${id}
    name: Northwind
    slack_workspaces: [T012ABCDEF, E012ABCDEF]
    token: secret
    ${line}
`

/** What comes of a file, and what is said of it: after the path of the file. */
const readText = (text: string) => {
  writeFileSync(path, text)
  const [problems, warnings]: string[][] = [[], []]
  const organizations = readOrganizations(path, {}, problems ?? [], warnings)
  const told = (all: string[] = []) => all.map((each) => each.replace(`${path}:`, ''))
  return { organizations, problems: told(problems), warnings: told(warnings) }
}

/** What comes of these organizations; the first begins in line 2. */
const read = (...organizations: string[]) => readText(`organizations:${organizations.join('')}`)

const readWith = (line: string) => {
  const { organizations, problems } = read(northwind(line))
  expect(problems).toEqual([])
  const [organization] = organizations
  if (!organization) throw new Error('no organization was read')
  return organization
}

/** The line is the sixth of the file. */
const problemsWith = (line: string): string[] => read(northwind(line)).problems

const astrid = 'members: { U099ZZZZZZ: { role: admin } }'
/** Of an organization with an administrator. */
const warningsWith = (line: string): string[] => read(northwind(`${astrid}\n    ${line}`)).warnings

describe('an organization of the file', () => {
  it('has defaults for what it does not say of its people', () => {
    expect(readWith('')).toMatchObject({
      members: {},
      groups: {},
      allow_guests: false,
      permissions: {},
      limits: { lookups_per_minute: 30, changes_per_minute: 10 },
    })
    const rule = 'match: { profile: email, field: custom_fields.email }'
    expect(readWith(rule).match).toEqual({ profile: 'email', field: 'custom_fields.email', confirm: true })
    expect(readWith('limits: { changes_per_minute: 3 }').limits).toEqual({
      lookups_per_minute: 30,
      changes_per_minute: 3,
    })
  })

  it('is read with what it says of its people, roles and fields', () => {
    expect(readWith('members: { U099ZZZZZZ: { role: helpdesk } }').members).toEqual({
      U099ZZZZZZ: { role: 'helpdesk' },
    })
    expect(readWith('groups: { S012ABCDEF: admin }').groups).toEqual({ S012ABCDEF: 'admin' })
    expect(readWith('match: { profile: Xf012ABC, field: badge, confirm: false }').match?.profile).toBe('Xf012ABC')
    expect(
      readWith('permissions: { devices.read: { member: anyone, helpdesk: self }, links.edit: { admin: nobody } }')
        .permissions,
    ).toEqual({
      'devices.read': { member: 'anyone', helpdesk: 'self' },
      'links.edit': { admin: 'nobody' },
    })
    const rules = 'visible_to: [self, admin], editable_by: [admin], sensitive: true'
    expect(readWith(`fields: [{ path: custom_fields.pay, label: Pay, type: text, ${rules} }]`).fields).toContainEqual(
      expect.objectContaining({ visible_to: ['self', 'admin'], editable_by: ['admin'], sensitive: true }),
    )
  })

  it('may have a person of another one too, and a home on Enterprise Grid', () => {
    const connie = 'members: { U012ABCDEF: { parent: 42 } }'
    const { organizations, problems } = read(northwind(connie), northwind(connie, '67890'))
    expect(problems).toEqual([])
    expect(organizations.map(({ id, members }) => [id, Object.keys(members)])).toEqual([
      ['12345', ['U012ABCDEF']],
      ['67890', ['U012ABCDEF']],
    ])
    expect(organizations[0]?.slack_workspaces).toEqual(['T012ABCDEF', 'E012ABCDEF'])
  })

  it('is refused where its id is listed twice', () => {
    expect(read(northwind(), northwind()).problems).toEqual([
      '8: organization 12345, id: this id is listed twice. Merge the two entries, or correct one of the ids.',
    ])
  })

  it.each([
    ['permissions: { record.fly: { member: self } }', 'permissions, record.fly: is not known here. Correct the name'],
    ['permissions: { record.read: { boss: self } }', 'permissions, record.read, boss: is not known here'],
    [
      'permissions: { record.read: { member: all } }',
      'permissions, record.read, member: must be one of nobody, self, any',
    ],
    ['permissions: { links.edit: { member: self } }', 'permissions, links.edit, member: must be nobody or anyone'],
    ['groups: { helpdesk: helpdesk }', 'groups, helpdesk: must be a Slack user group id such as S012ABCDEF.'],
    ['groups: { S012ABCDEF: boss }', 'groups, S012ABCDEF: must be one of member, helpdesk, admin.'],
    ['groups:', 'groups: has nothing after it. Give its value, or remove the key.'],
    ['members: { U012ABCDEF: { role: king } }', 'members, U012ABCDEF, role: must be one of member, helpdesk, admin.'],
    [
      'members: { U012ABCDEF: { parent: "43" } }',
      'members, U012ABCDEF, parent: must be a whole number without quotes.',
    ],
    ['members: { U012ABCDEF: { parent: 4.3 } }', 'members, U012ABCDEF, parent: must be a whole number.'],
    ['members: [U012ABCDEF]', 'members: must be keys with their values, such as { key: value }, and no list.'],
    ['match: { profile: mail, field: badge }', 'match, profile: must be email, or the id of a custom profile field'],
    ['match: { profile: email }', 'match, field: is missing: the field of the record that holds the same.'],
    ['match: { profile: email, field: badge, sure: true }', 'match, sure: is not known here'],
    [
      'match: { profile: email, field: badge, confirm: "no" }',
      'match, confirm: must be true or false (not yes or no), w',
    ],
    ['allow_guests: yes', 'allow_guests: must be true or false (not yes or no), without quotes.'],
    ['limits: { lookups_per_minute: 0 }', 'limits, lookups_per_minute: must be more than 0.'],
    ['limits: { changes_per_minute: 100001 }', 'limits, changes_per_minute: must be at most 100000.'],
    ['limits: { changes_per_minute: ten }', 'limits, changes_per_minute: must be a whole number without quotes.'],
    ['colour: red', 'colour: is not known here. Correct the name, or remove it.'],
  ])('is refused with “%s”, and it is said where, and what to do', (line, words) => {
    const [problem = '', ...more] = problemsWith(line)
    expect(problem).toContain(`6: organization 12345, ${words}`)
    expect(more).toEqual([])
  })

  it.each([
    ['', 'id: is missing: the organization’s id in the User Extra API.'],
    ['', 'name: is missing: shown in answers.'],
    ['', 'slack_workspaces: is missing: Slack workspaces, or'],
    ['slack_workspaces: T012ABCDEF', 'slack_workspaces: must be a list, such as [one, another].'],
    ['slack_workspaces: []', 'slack_workspaces: needs at least one Slack workspace id.'],
    ['token: 5', 'token: must be text, in quotes.'],
    [`name: ${'n'.repeat(81)}`, 'name: must be at most 80 characters long.'],
    ['name: ""', 'name: must not be empty.'],
  ])('is refused where it is only “%s”, with %s', (line, words) => {
    expect(read(`\n  - { ${line} }`).problems.join('\n')).toContain(words)
  })

  it.each([
    ['type: colour', 'type: must be one of text, number, boolean, choice, date, timezone.'],
    ['hint: none', 'type: is missing: one of text, number, boolean, choice, date, timezone.'],
    ['type: text, visible_to: admin', 'visible_to: must be a list, such as [admin].'],
    ['type: text, visible_to: []', 'visible_to: needs at least one of self, member, helpdesk, admin.'],
    ['type: text, editable_by: [self, boss]', 'editable_by, entry 2: must be one of self, member, helpdesk, admin.'],
    ['type: text, sensitive: "yes"', 'sensitive: must be true or false (not yes or no), without quotes.'],
    ['type: choice, choices: []', 'choices: is an empty list. Give at least one entry.'],
    ['type: choice, choices: [1]', 'choices, entry 1: must be text, in quotes; or must be keys with their values'],
    ['type: choice, choices: [{ value: a }]', 'choices, entry 1: label: is missing. Add it.'],
    ['type: choice, choices: [a, a]', 'choices: must not name a value twice.'],
    ['type: choice', 'choices: is missing: the values one may choose from'],
    ['type: number, min: "1"', 'min: must be a number without quotes.'],
    ['type: text, max_length: 4000', 'max_length: must be at most 3000.'],
  ])('refuses a field with %s, and names it', (rest, words) => {
    expect(problemsWith(`fields: [{ path: custom_fields.pay, label: Pay, ${rest} }]`)).toEqual([
      expect.stringContaining(`6: organization 12345, field custom_fields.pay, ${words}`),
    ])
  })

  it('refuses what is no field, and one without a name, by its number', () => {
    expect(
      problemsWith('fields: [{ path: badge, label: Badge, type: text }, badge, { label: A, type: text }]'),
    ).toEqual([
      '6: organization 12345, field number 2: must be keys with their values, such as { key: value }.',
      expect.stringContaining('6: organization 12345, field number 3, path: is missing: preferences.<key>, '),
    ])
  })

  it.each([
    [
      'custom_fields.pay',
      'visible_to: [self], editable_by: [self, admin]',
      'may be changed by admin, who may not see it. Add admin to visible_to, or take it out of editable_by.',
    ],
    [
      'custom_fields.pay',
      'visible_to: [self], editable_by: [helpdesk, admin]',
      'may be changed by helpdesk, admin, who may not see it. Add helpdesk, admin to visible_to, or take them out of editable_by.',
    ],
    [
      'parent',
      'visible_to: [admin], sensitive: true',
      'says which record it is, and cannot be hidden or masked. Remove visible_to, sensitive there.',
    ],
    [
      'custom_fields',
      'sensitive: true',
      'holds fields, and is none itself. Remove sensitive there, and give rules to its fields, such as custom_fields.<key>.',
    ],
    [
      'device_info',
      'sensitive: true',
      'holds devices: who sees them is said by the permission devices.read. Remove sensitive there.',
    ],
  ])('refuses a rule of %s that does nothing, or not what it seems to: %s', (path, rule, words) => {
    expect(problemsWith(`fields: [{ path: ${path}, label: Pay, type: text, ${rule} }]`)).toEqual([
      `6: organization 12345, field ${path}: ${words}`,
    ])
  })

  it('refuses a record that is listed for two people of one organization', () => {
    const members = 'members: { U012ABCDEF: { parent: 42 }, U034GHIJKL: { parent: 42, role: admin } }'
    expect(problemsWith(members)).toEqual([
      '6: organization 12345, members, U034GHIJKL: U012ABCDEF and U034GHIJKL are listed with the same parent 42. A record is one person’s: keep one of them, and correct the others.',
    ])
  })

  it('refuses a field whose form Slack would not open', () => {
    expect(problemsWith('fields: [{ path: preferences.a, label: A, type: number, min: 5, max: 1 }]')).toEqual([
      '6: organization 12345, field preferences.a: min must not be more than max.',
    ])
  })
})

describe('a file with mistakes of all kinds', () => {
  const text = `organizations:
  - id: 1
    name: One
    slack_workspaces: T012ABCDEF
    members:
      U012ABCDEF: { parent: 42, role: king }
      U034GHIJKL: { parent: 42 }
    fields:
      - path: parent
        visible_to: [admin]
        type: colour
      - path: custom_fields.pay
        label: Pay
        type: text
        visible_to: [self]
        editable_by: [admin]
      - { path: custom_fields.pay, label: Pay, type: text }
  - id: 1
    name: Two
    slack_workspaces: [T012ABCDEF]
    token_file: none
  - three
also: this
`

  it('is told them all at once, by line', () => {
    expect(readText(text).problems).toEqual([
      expect.stringMatching(/^2: organization 1: has no API token\. Set USER_EXTRA_TOKEN, or /),
      '4: organization 1, slack_workspaces: must be a list, such as [one, another].',
      '6: organization 1, members, U012ABCDEF, role: must be one of member, helpdesk, admin.',
      expect.stringMatching(/^7: .* U012ABCDEF and U034GHIJKL are listed with the same parent 42\./),
      '9: organization 1, field parent, label: is missing: what people see the field called.',
      expect.stringMatching(/^9: organization 1, field parent: says which record it is, .* Remove visible_to there\.$/),
      expect.stringMatching(/^11: organization 1, field parent, type: must be one of text, /),
      expect.stringMatching(/^12: organization 1, field custom_fields.pay: may be changed by admin, /),
      '17: organization 1, field custom_fields.pay: is defined a second time. Remove one of the definitions.',
      expect.stringMatching(/^18: organization 1, id: this id is listed twice\./),
      expect.stringMatching(/^21: organization 1, token_file: the file .* cannot be read \(ENOENT\)\./),
      '22: organization number 3: must be keys with their values, such as { key: value }.',
      '23: also: is not known here. Correct the name, or remove it.',
    ])
  })

  it('gives none of its values away', () => {
    const said = readText(text.replace('    token_file: none', '    token: [hunter2]')).problems.join('\n')
    expect(said).toContain('organization 1, token: must be text, in quotes.')
    expect(said).not.toContain('hunter2')
  })

  it.each([
    ['', '1: the file is empty. Begin it as organizations.example.yml does.'],
    ['- a', '1: the file: must be keys with their values, such as { key: value }.'],
    ['organisations: []', '1: organizations: is missing. Add it.'],
    ['organizations: none', '1: organizations: must be a list, such as [one, another].'],
    ['organizations: []', '1: organizations: needs at least one organization.'],
  ])('is told what it is to hold, where it is “%s”', (whole, words) => {
    expect(readText(whole).problems).toContain(words)
  })
})

describe('what is allowed and likely to be a mistake', () => {
  it('is told, and does not stop the start', () => {
    expect(warningsWith('allow_guests: false')).toEqual([])
    const { organizations, problems, warnings } = read(northwind())
    expect([organizations.length, problems]).toEqual([1, []])
    expect(warnings).toEqual([
      '2: organization 12345, members: nobody has the role admin, here or in groups: unless somebody was linked as one in Slack, nobody can approve or link. Give it to at least one person.',
    ])
    expect(read(northwind('groups: { S012ABCDEF: admin }')).warnings).toEqual([])
  })

  it('is a rule of a top-level attribute, where a field of that name was meant', () => {
    const field = (path: string, rule: string) =>
      warningsWith(`fields: [{ path: ${path}, label: A, type: text, ${rule} }]`)
    expect(field('salary_band', 'sensitive: true')).toEqual([
      '7: organization 12345, field salary_band: is a top-level attribute of the record; did you mean custom_fields.salary_band or preferences.salary_band? Unless records have an attribute of this name, sensitive does nothing.',
    ])
    expect(field('devices', 'visible_to: [admin], sensitive: true')).toEqual([
      '7: organization 12345, field devices: is a top-level attribute, and not the devices: who sees those is said by the permission devices.read. Unless records have an attribute of this name, visible_to and sensitive do nothing.',
    ])
    expect(field('badge', 'hint: none')).toEqual([])
    expect(field('custom_fields.devices', 'sensitive: true')).toEqual([])
  })

  it('is a path that differs from another in capitals alone', () => {
    const match = 'match: { profile: email, field: custom_fields.email }'
    const fields = 'fields: [{ path: custom_fields.Email, label: E-mail, type: text, sensitive: true }]'
    expect(warningsWith(`${match}\n    ${fields}`)).toEqual([
      '8: organization 12345, field custom_fields.Email: differs from custom_fields.email in capitals alone, and is another field. Is it written as in the records?',
    ])
    expect(warningsWith('fields: [{ path: preferences.Theme, label: Theme, type: text }]')).toEqual([
      expect.stringContaining('differs from preferences.theme in capitals alone'),
    ])
  })

  it('is a match that nobody confirms', () => {
    expect(warningsWith('match: { profile: email, field: custom_fields.email, confirm: false }')).toEqual([
      '7: organization 12345, match, confirm: is false: whoever can put another person’s e-mail address into their own Slack profile gets that person’s record. Leave it so only where people cannot edit it themselves.',
    ])
  })
})
