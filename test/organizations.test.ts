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

/** What comes of these organizations, and what is said of them. */
const read = (...organizations: string[]) => {
  writeFileSync(path, `organizations:${organizations.join('')}`)
  const problems: string[] = []
  return { organizations: readOrganizations(path, {}, problems), problems }
}

const readWith = (line: string) => {
  const { organizations, problems } = read(northwind(line))
  expect(problems).toEqual([])
  const [organization] = organizations
  if (!organization) throw new Error('no organization was read')
  return organization
}

const problemsWith = (line: string): string[] => read(northwind(line)).problems

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
      readWith('permissions: { devices.read: { member: anyone }, links.edit: { admin: nobody } }').permissions,
    ).toEqual({
      'devices.read': { member: 'anyone' },
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
      'organization 12345: is listed twice. Merge the two entries.',
    ])
  })

  it.each([
    ['permissions: { record.fly: { member: self } }', 'permissions', 'record.fly is not known here'],
    ['permissions: { record.read: { boss: self } }', 'permissions.record.read', 'boss is not known here'],
    ['permissions: { record.read: { member: all } }', 'permissions.record.read.member', 'one of nobody, self, anyone'],
    ['permissions: { links.edit: { member: self } }', 'permissions.links.edit.member', 'must be nobody or anyone'],
    ['groups: { helpdesk: helpdesk }', 'groups.helpdesk', 'must be a Slack user group id such as S012ABCDEF'],
    ['groups: { S012ABCDEF: boss }', 'groups.S012ABCDEF', 'must be one of member, helpdesk, admin'],
    ['members: { U012ABCDEF: { role: king } }', 'members.U012ABCDEF.role', 'must be one of member, helpdesk, admin'],
    ['match: { profile: mail, field: badge }', 'match.profile', 'Xf'],
    ['match: { profile: email, field: badge, sure: true }', 'match', 'sure is not known here'],
    ['allow_guests: maybe', 'allow_guests', 'expected boolean'],
    ['limits: { lookups_per_minute: 0 }', 'limits.lookups_per_minute', '>0'],
  ])('is refused with “%s”, and it is said where', (line, where, words) => {
    const [problem = '', ...more] = problemsWith(line)
    expect(problem).toContain(`organizations.0.${where}: `)
    expect(problem).toContain(words)
    expect(more).toEqual([])
  })

  it.each([
    ['custom_fields.pay', 'visible_to: []', 'visible_to: needs at least one of self, member, helpdesk, admin'],
    ['custom_fields.pay', 'editable_by: [boss]', 'editable_by.0: '],
    ['custom_fields.pay', 'visible_to: [self], editable_by: [self, admin]', 'Add them to visible_to too.'],
    ['parent', 'visible_to: [admin]', 'is no field, so visible_to, editable_by and sensitive do nothing there. Remove'],
    ['custom_fields', 'sensitive: true', 'is no field'],
  ])('refuses a rule of %s that does nothing, or not what it seems to: %s', (path, rule, words) => {
    expect(problemsWith(`fields: [{ path: ${path}, label: Pay, type: text, ${rule} }]`)).toEqual([
      expect.stringContaining(words),
    ])
  })

  it('refuses a record that is listed for two people of one organization', () => {
    const members = 'members: { U012ABCDEF: { parent: 42 }, U034GHIJKL: { parent: 42, role: admin } }'
    expect(problemsWith(members)).toEqual([
      'organization 12345: parent 42 is listed for several members. Keep one of them.',
    ])
  })

  it.each([
    ['{ path: preferences.size, label: Size, type: number, min: 5, max: 1 }', 'min must not be more than max'],
    ['{ path: preferences.size, label: Size, type: choice, choices: [a, a] }', 'must not name a value twice'],
  ])('refuses a field whose form Slack would not open: %s', (field, words) => {
    expect(problemsWith(`fields: [${field}]`)).toEqual([
      expect.stringContaining(`organizations.0.fields.0${words.includes('value') ? '.choices' : ''}: ${words}`),
    ])
  })
})
