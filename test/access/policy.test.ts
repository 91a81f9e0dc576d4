import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { type Permission, permissions, roles } from '../../src/access/permissions.ts'
import { denial, may, mayWith } from '../../src/access/policy.ts'

const organization = {
  id: '1',
  name: 'Acme',
  slack_workspaces: ['T012'],
  members: { U0ADA: { parent: 1, role: 'admin' as const }, U0BOB: { parent: 2, role: 'member' as const } },
}
const actor = (role: Actor['role']): Actor => ({ userId: 'U0BOB', teamId: 'T012', organization, role, parent: 2 })

/** The promise of the product, written once more: whose record may each role do a thing with? */
const promise: Record<Permission, [member: string, helpdesk: string, admin: string]> = {
  'help.read': ['self', 'self', 'self'],
  'record.read': ['self', 'anyone', 'anyone'],
  'record.search': ['nobody', 'anyone', 'anyone'],
  'devices.read': ['self', 'anyone', 'anyone'],
  'preferences.edit': ['self', 'self', 'anyone'],
}

describe('the permission table', () => {
  const cells = Object.entries(promise).flatMap(([permission, row]) =>
    roles.map((role, index) => [permission as Permission, role, row[index]] as const),
  )

  it('covers every permission', () => {
    expect(Object.keys(promise).sort()).toEqual(Object.keys(permissions).sort())
  })

  it.each(cells)('%s: a %s may with %s', (permission, role, reach) => {
    expect(may(actor(role), permission)).toBe(reach !== 'nobody')
    expect(mayWith(actor(role), permission, 2)).toBe(reach !== 'nobody')
    expect(mayWith(actor(role), permission, 3)).toBe(reach === 'anyone')
  })

  it('refuses in words: the role, what it allows, and whom to ask', () => {
    expect(denial(actor('member'), 'record.read').message).toBe(
      'Your role in Acme is member, so you may look up records only for yourself. Nothing was looked up or changed. If you need more, please ask <@U0ADA>.',
    )
    expect(denial(actor('member'), 'record.search').message).toContain('you may not look up other people')
  })
})
