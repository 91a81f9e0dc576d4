import { describe, expect, it } from 'vitest'
import type { FieldRule } from '../../src/access/field-rules.ts'
import { notAskedYet, type Permission, permissions, type Role, roles } from '../../src/access/permissions.ts'
import {
  abilities,
  denial,
  fieldDenial,
  isSensitive,
  may,
  mayEdit,
  mayEverSee,
  mayReveal,
  maySee,
  mayWith,
  reach,
} from '../../src/access/policy.ts'
import { actorOf } from '../support/actor.ts'

const own = 2
const theirs = 3
const as = (...given: Role[]) => actorOf({ roles: given })

/** The promise of the product, written once more: whose record may each role do a thing with? */
const promise: Record<Permission, [member: string, helpdesk: string, admin: string]> = {
  'help.read': ['self', 'self', 'self'],
  'standing.read': ['self', 'self', 'self'],
  'access.read': ['nobody', 'nobody', 'anyone'],
  'record.read': ['self', 'anyone', 'anyone'],
  'record.search': ['nobody', 'anyone', 'anyone'],
  'record.list': ['nobody', 'anyone', 'anyone'],
  'preferences.read': ['self', 'anyone', 'anyone'],
  'fields.read': ['self', 'anyone', 'anyone'],
  'fields.reveal': ['self', 'self', 'anyone'],
  'devices.read': ['self', 'anyone', 'anyone'],
  'preferences.edit': ['self', 'self', 'anyone'],
  'fields.edit': ['nobody', 'nobody', 'anyone'],
  'record.create': ['nobody', 'nobody', 'anyone'],
  'record.replace': ['nobody', 'nobody', 'anyone'],
  'record.delete': ['nobody', 'nobody', 'anyone'],
  'record.export': ['nobody', 'nobody', 'anyone'],
  'record.export-sensitive': ['nobody', 'nobody', 'nobody'],
  'record.import': ['nobody', 'nobody', 'anyone'],
  'links.read': ['nobody', 'nobody', 'anyone'],
  'links.edit': ['nobody', 'nobody', 'anyone'],
  'history.read': ['self', 'self', 'anyone'],
}

describe('the permission table', () => {
  const cells = Object.entries(promise).flatMap(([permission, row]) =>
    roles.map((role, index) => [permission as Permission, role, row[index]] as const),
  )

  it('covers every permission', () => {
    expect(Object.keys(promise).sort()).toEqual(Object.keys(permissions).sort())
  })

  it.each(cells)('%s: a %s may with %s', (permission, role, granted) => {
    expect(reach(as(role), permission)).toBe(granted)
    expect(may(as(role), permission)).toBe(granted !== 'nobody')
    expect(mayWith(as(role), permission, own)).toBe(granted !== 'nobody')
    expect(mayWith(as(role), permission, theirs)).toBe(granted === 'anyone')
  })

  it('adds up what several roles are given, in whichever order', () => {
    expect(reach(as('member', 'helpdesk'), 'record.search')).toBe('anyone')
    expect(reach(as('helpdesk', 'member'), 'record.search')).toBe('anyone')
    expect(reach(as('admin', 'member', 'helpdesk'), 'links.edit')).toBe('anyone')
    expect(reach(as(), 'help.read')).toBe('nobody')
  })

  it('gives “self” to nobody who has no record', () => {
    const contractor = actorOf({ parent: undefined })
    expect(mayWith(contractor, 'record.read', own)).toBe(false)
  })

  it('is tightened and widened by an organization, cell by cell', () => {
    const permissions = { 'devices.read': { member: 'anyone' }, 'record.read': { helpdesk: 'self' } } as const
    const here = (role: Role) => actorOf({ roles: [role], organization: { permissions } })
    expect(reach(here('member'), 'devices.read')).toBe('anyone')
    expect(reach(here('helpdesk'), 'devices.read')).toBe('anyone')
    expect(reach(here('helpdesk'), 'record.read')).toBe('self')
    expect(reach(here('admin'), 'record.read')).toBe('anyone')
    expect(reach(as('member'), 'devices.read')).toBe('self')
  })

  it('says in words what somebody may, of what can be done already', () => {
    expect(abilities(as('member'), 'self')).toContain('see assigned devices')
    expect(abilities(as('member'), 'anyone')).toEqual([])
    expect(abilities(as('admin'), 'anyone')).toContain('link people to records')
    for (const planned of notAskedYet) {
      const { does } = permissions[planned]
      expect([...abilities(as('admin'), 'anyone'), ...abilities(as('admin'), 'self')]).not.toContain(does)
    }
  })

  it('refuses in words: the roles, what they allow, whom to ask, and for what', () => {
    expect(denial(as('member'), 'record.read').message).toBe(
      'Your role in Acme is member, so you may look up records only for yourself. Nothing was looked up or changed. If you need more, please ask <@U0ADA>.',
    )
    expect(denial(as('member'), 'record.search').message).toContain('you may not look up other people')
    expect(denial(as('member', 'helpdesk', 'admin'), 'record.export-sensitive').message).toContain(
      'Your roles in Acme are helpdesk and admin, so you may not export sensitive fields.',
    )
    expect(denial(actorOf({ administrators: [] }), 'record.search').message).toContain('whoever runs this bot')
    expect(denial(as('member'), 'record.read').code).toBe('forbidden')
    expect(fieldDenial(as('member'), 'custom_fields.x', 'see').message).toContain(
      'may not see that field of this record',
    )
    expect(fieldDenial(as('member'), 'custom_fields.x', 'see').missing).toBe('fields.reveal')
    expect(fieldDenial(as('member'), 'custom_fields.x', 'change').message).toContain(
      'may not change that field of this record',
    )
    expect(fieldDenial(as('member'), 'custom_fields.x', 'change').missing).toBe('fields.edit')
    expect(fieldDenial(as('member'), 'preferences.x', 'change').missing).toBe('preferences.edit')
    expect(denial(as('member'), 'record.read').missing).toBe('record.read')
  })
})

describe('the rules of fields', () => {
  const fields: FieldRule[] = [
    { path: 'custom_fields.salary', visible_to: ['self', 'admin'], editable_by: ['admin'], sensitive: true },
    { path: 'custom_fields.phone', editable_by: ['self'] },
    { path: 'custom_fields.birthday', sensitive: true },
    { path: 'preferences.quota', visible_to: ['helpdesk'] },
    { path: 'custom_fields.allergy', visible_to: ['helpdesk'], sensitive: true },
  ]
  const who = (...given: Role[]) => actorOf({ roles: given, organization: { fields } })
  const admin = who('member', 'admin')
  const helpdesk = who('member', 'helpdesk')
  const member = who('member')

  it('leave fields without one to the table', () => {
    expect(maySee(member, 'custom_fields.city', own)).toBe(true)
    expect(maySee(member, 'custom_fields.city', theirs)).toBe(false)
    expect(maySee(helpdesk, 'preferences.theme', theirs)).toBe(true)
    expect(mayEdit(member, 'custom_fields.city', own)).toBe(false)
    expect(mayEdit(member, 'preferences.theme', own)).toBe(true)
    expect(mayEdit(helpdesk, 'preferences.theme', theirs)).toBe(false)
    expect(mayEdit(admin, 'custom_fields.city', theirs)).toBe(true)
    expect(isSensitive(admin, 'custom_fields.city')).toBe(false)
  })

  it('ask the row of preferences for preferences, and that of fields for everything else', () => {
    const permissions = { 'preferences.read': { member: 'nobody' }, 'preferences.edit': { member: 'self' } } as const
    const strict = actorOf({ organization: { permissions } })
    expect(maySee(strict, 'preferences.theme', own)).toBe(false)
    expect(maySee(strict, 'custom_fields.city', own)).toBe(true)
    expect(maySee(strict, 'company', own)).toBe(true)
    // Nobody changes what they may not see.
    expect(mayEdit(strict, 'preferences.theme', own)).toBe(false)
  })

  it('say who sees a field, in place of the table', () => {
    expect(maySee(member, 'custom_fields.salary', own)).toBe(true)
    expect(maySee(member, 'custom_fields.salary', theirs)).toBe(false)
    expect(maySee(helpdesk, 'custom_fields.salary', theirs)).toBe(false)
    expect(maySee(helpdesk, 'custom_fields.salary', own)).toBe(true)
    expect(maySee(admin, 'custom_fields.salary', theirs)).toBe(true)
    expect(maySee(member, 'preferences.quota', own)).toBe(false)
    expect(maySee(helpdesk, 'preferences.quota', theirs)).toBe(true)
  })

  it('say who changes a field, in place of the table, and never to those who may not see it', () => {
    expect(mayEdit(member, 'custom_fields.salary', own)).toBe(false)
    expect(mayEdit(admin, 'custom_fields.salary', theirs)).toBe(true)
    expect(mayEdit(member, 'custom_fields.phone', own)).toBe(true)
    expect(mayEdit(admin, 'custom_fields.phone', theirs)).toBe(false)
    expect(mayEdit(admin, 'preferences.quota', theirs)).toBe(false)
  })

  it('tell of a field in some record', () => {
    expect(mayEverSee(member, 'custom_fields.salary')).toBe(true)
    expect(mayEverSee(helpdesk, 'preferences.quota')).toBe(true)
    expect(mayEverSee(member, 'preferences.quota')).toBe(false)
    expect(mayEverSee(member, 'custom_fields.city')).toBe(true)
    const blind = actorOf({ parent: undefined, organization: { fields } })
    expect(mayEverSee(blind, 'custom_fields.salary')).toBe(false)
  })

  it.each(['preferences', 'custom_fields', 'device_info', 'device_count', 'id', 'parent', 'organization_id'])(
    'never take the whole of %s for a field',
    (path) => {
      const rules = [{ path, sensitive: true, visible_to: ['admin' as const], editable_by: ['admin' as const] }]
      const boss = actorOf({ roles: ['member', 'admin'], organization: { fields: rules } })
      expect(maySee(boss, path, own)).toBe(false)
      expect(mayReveal(boss, path, own)).toBe(false)
      expect(mayEdit(boss, path, own)).toBe(false)
    },
  )

  it('show what a sensitive field holds to those whom the rule or the table names', () => {
    expect(isSensitive(member, 'custom_fields.salary')).toBe(true)
    expect(isSensitive(member, 'custom_fields.phone')).toBe(false)
    expect(mayReveal(admin, 'custom_fields.phone', theirs)).toBe(false)
    expect(mayReveal(member, 'custom_fields.salary', own)).toBe(true)
    expect(mayReveal(helpdesk, 'custom_fields.salary', theirs)).toBe(false)
    expect(mayReveal(helpdesk, 'custom_fields.allergy', theirs)).toBe(true)
    expect(mayReveal(admin, 'custom_fields.allergy', theirs)).toBe(false)
    expect(mayReveal(member, 'custom_fields.birthday', own)).toBe(true)
    expect(mayReveal(helpdesk, 'custom_fields.birthday', theirs)).toBe(false)
    expect(maySee(helpdesk, 'custom_fields.birthday', theirs)).toBe(true)
    expect(mayReveal(admin, 'custom_fields.birthday', theirs)).toBe(true)
    const blind = actorOf({ organization: { fields, permissions: { 'fields.read': { member: 'nobody' } } } })
    expect(mayReveal(blind, 'custom_fields.birthday', own)).toBe(false)
  })
})
