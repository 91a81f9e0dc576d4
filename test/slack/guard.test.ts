import { describe, expect, it } from 'vitest'
import type { Standing } from '../../src/access/actor.ts'
import type { AccessEvent } from '../../src/access/events.ts'
import { denial, fieldDenial } from '../../src/access/policy.ts'
import { refusals } from '../../src/access/refusals.ts'
import { AppError } from '../../src/errors.ts'
import { type Handler, open } from '../../src/slack/feature.ts'
import { createGuard } from '../../src/slack/guard.ts'
import { actorOf } from '../support/actor.ts'

const who = { userId: 'U0BOB', teamId: 'T012' }
const call = { surface: 'message', interaction: 'T1' } as const
const actor = actorOf()
const known: Standing = { identity: who, memberships: [], proposals: [], actor }
const unknown: Standing = { identity: who, memberships: [], proposals: [], refusal: refusals.unmapped([]) }

/** A guard for one person, and what it writes down. */
const scene = (standing: Standing) => {
  const noted: AccessEvent[] = []
  const guarded = createGuard({
    actors: { standing: async () => standing, standingIn: async () => standing },
    events: { record: async () => undefined, note: (event) => void noted.push(event), denials: async () => 0 },
  })
  const ran: string[] = []
  const handler = (
    permission: 'record.read' | 'record.search' | typeof open,
    error?: unknown,
  ): Handler<[], string> => ({
    permission,
    handle: async () => {
      ran.push(permission)
      if (error) throw error
      return 'done'
    },
  })
  return { noted, ran, run: (...given: Parameters<typeof handler>) => guarded(who, handler(...given), call) }
}

describe('the check that every handler passes', () => {
  it('lets an actor do what they may, and says who it was', async () => {
    const { run, noted } = scene(known)
    expect(await run('record.read')).toEqual({ actor, value: 'done' })
    expect(noted).toEqual([])
  })

  it('stops an actor before what they may not, and notes it', async () => {
    const { run, noted, ran } = scene(known)
    expect(await run('record.search')).toMatchObject({ actor, error: { code: 'forbidden' } })
    expect(ran).toEqual([])
    expect(noted).toEqual([
      { kind: 'denied', userId: 'U0BOB', teamId: 'T012', organizationId: '1', what: 'record.search' },
    ])
  })

  it('stops whoever is no actor, and notes why; what is open to them runs', async () => {
    const { run, noted, ran } = scene(unknown)
    expect(await run('record.read')).toMatchObject({ actor: undefined, error: { code: 'refused_unmapped' } })
    expect(ran).toEqual([])
    expect(noted).toEqual([
      { kind: 'refused', userId: 'U0BOB', teamId: 'T012', organizationId: undefined, what: 'unmapped' },
    ])
    expect(await run(open)).toEqual({ actor: undefined, value: 'done' })
  })

  it('notes the permission that was missing further in, and that somebody did too much', async () => {
    const { run, noted } = scene(known)
    await run('record.read', fieldDenial(actor, 'custom_fields.x', 'see'))
    await run('record.read', denial(actor, 'devices.read'))
    await run('record.read', new AppError('limited', 'wait'))
    expect(noted.map(({ kind, what }) => [kind, what])).toEqual([
      ['denied', 'fields.reveal'],
      ['denied', 'devices.read'],
      ['limited', 'record.read'],
    ])
  })

  it('passes other errors on, and notes none of them', async () => {
    const { run, noted } = scene(known)
    const errors = [new AppError('not_found', 'none'), Object.assign(new Error('odd'), { code: 'forbidden' })]
    for (const error of errors) expect(await run('record.read', error)).toEqual({ actor, error })
    expect(noted).toEqual([])
  })
})
