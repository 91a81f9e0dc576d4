import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { FieldRule } from '../../src/access/field-rules.ts'
import { type Organization, organizationSchema } from '../../src/access/organization.ts'
import { createRoster } from '../../src/access/roster.ts'
import { type ExtraRecord, recordSchema } from '../../src/user-extra/schema.ts'

const log = pino({ level: 'silent' })
const minutes = 60_000

const organization = (field = 'custom_fields.email', fields: FieldRule[] = []): Organization => ({
  ...organizationSchema.parse({
    id: '1',
    name: 'Acme',
    slack_workspaces: ['T012'],
    match: { profile: 'email', field },
  }),
  fields,
})
const acme = organization()

const record = (id: number, custom_fields: Record<string, unknown>, organization_id = '1'): ExtraRecord =>
  recordSchema.parse({ id, parent: id + 100, organization_id, custom_fields, preferences: { theme: 'dark' } })

const ada = record(1, { email: 'ada@acme.example' })
const bob = record(2, { email: 'bob@acme.example' })

/** A source of records that counts how often it is read, can be held up, and can be dead. */
const stage = (records: ExtraRecord[]) => {
  const state = {
    records,
    reads: 0,
    isDead: false,
    now: 0,
    gate: Promise.resolve(),
    asked: [] as [string, { pageSize: number; budget: string }][],
  }
  const roster = createRoster({
    async *records(organizationId, options) {
      state.reads += 1
      state.asked.push([organizationId, options])
      const { records: present, gate, isDead } = state
      await gate
      if (isDead) throw new Error('The service is dead.')
      yield* present
    },
    log,
    now: () => state.now,
  })
  /** What is read from now on takes until this is called. */
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    state.gate = promise
    return resolve
  }
  /** Lets what goes on in the background end. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  return { state, roster, hold, settle }
}

describe('what a roster finds', () => {
  it('the one record that holds the value', async () => {
    const { roster, state } = stage([ada, bob])
    expect(await roster.find(acme, 'bob@acme.example')).toBe(102)
    expect(state.asked).toEqual([['1', { pageSize: 100, budget: 'background' }]])
  })

  it('no matter how the value is written', async () => {
    const { roster } = stage([record(1, { email: ' Ada@ACME.example\n' })])
    expect(await roster.find(acme, '\tadA@acme.example ')).toBe(101)
  })

  it('a number by its digits', async () => {
    const { roster } = stage([record(1, { badge: 4711 })])
    expect(await roster.find(organization('custom_fields.badge'), '4711')).toBe(101)
  })

  it('an attribute, or a preference', async () => {
    const plain = recordSchema.parse({ ...ada, nickname: 'Addie' })
    expect(await stage([plain]).roster.find(organization('nickname'), 'addie')).toBe(101)
    expect(await stage([plain]).roster.find(organization('preferences.theme'), 'dark')).toBe(101)
  })

  it('several, where more than one record holds it', async () => {
    const { roster } = stage([ada, record(7, { email: 'ADA@acme.example' }), record(8, { email: 'ada@acme.example' })])
    expect(await roster.find(acme, 'ada@acme.example')).toBe('several')
  })

  it('one, where a page that shifted brought the record twice', async () => {
    const { roster } = stage([ada, ada])
    expect(await roster.find(acme, 'ada@acme.example')).toBe(101)
    expect(await roster.entries(acme)).toHaveLength(1)
  })

  it.each([[''], ['   ']])('nothing for %j, even where records hold nothing too', async (value) => {
    const { roster } = stage([record(1, { email: '' }), record(2, { email: null })])
    expect(await roster.find(acme, value)).toBe('none')
    expect(await roster.find(acme, 'null')).toBe('none')
  })

  it('nothing in what is no text', async () => {
    const { roster } = stage([record(1, { email: true }), record(2, { email: ['a'] })])
    expect(await roster.find(acme, 'true')).toBe('none')
    expect(await roster.find(acme, 'a')).toBe('none')
  })

  it('nobody by what merely looks alike', async () => {
    const { roster } = stage([record(1, { email: 'joe2@acme.example' }), record(2, { email: 'rené@acme.example' })])
    expect(await roster.find(acme, 'joe²@acme.example')).toBe('none')
    expect(await roster.find(acme, 'ｊｏｅ2@acme.example')).toBe('none')
    expect(await roster.find(acme, 'rene\u0301@acme.example')).toBe(102)
  })

  it('nothing of another organization', async () => {
    const { roster } = stage([ada, record(2, { email: 'kay@kite.example' }, '2')])
    expect(await roster.find(acme, 'kay@kite.example')).toBe('none')
    expect((await roster.entries(acme)).map(({ id }) => id)).toEqual([1])
  })

  it('nothing where the organization has no rule, but all records', async () => {
    const { roster } = stage([bob, ada])
    const { match: _, ...rest } = acme
    expect(await roster.find(rest, 'ada@acme.example')).toBe('none')
    expect((await roster.entries(rest)).map(({ parent }) => parent)).toEqual([101, 102])
  })
})

describe('hints', () => {
  const hints = async (custom_fields: Record<string, unknown>, fields: FieldRule[] = []) => {
    const entries = await stage([record(1, custom_fields)]).roster.entries(organization('custom_fields.email', fields))
    return entries[0]?.hints.map(({ path, text }) => `${path} ${text}`)
  }

  it('are the match field, then what the organization defined, then others, and at most three', async () => {
    expect(
      await hints({ a: 'A', b: 7, team: 'Garden', email: 'ada@acme.example' }, [{ path: 'custom_fields.team' }]),
    ).toEqual(['custom_fields.email ada@acme.example', 'custom_fields.team Garden', 'custom_fields.a A'])
  })

  it('are never sensitive, and none that only the person sees', async () => {
    const rules: FieldRule[] = [
      { path: 'custom_fields.salary', sensitive: true },
      { path: 'custom_fields.note', visible_to: ['self'] },
      { path: 'custom_fields.desk', visible_to: ['self', 'admin'] },
    ]
    expect(await hints({ salary: 91_000, note: 'mine', desk: 'D4' }, rules)).toEqual(['custom_fields.desk D4'])
  })

  it('are neither preferences nor attributes nor long nor empty', async () => {
    expect(
      await hints({ long: 'x'.repeat(61), empty: ' ', list: ['a'], short: ' s ' }, [
        { path: 'preferences.theme' },
        { path: 'id' },
      ]),
    ).toEqual(['custom_fields.short s'])
  })
})

describe('how old a reading may be', () => {
  it('ten minutes, and it is not read again', async () => {
    const { roster, state } = stage([ada])
    await roster.find(acme, 'ada@acme.example')
    state.now = 10 * minutes - 1
    expect(await roster.find(acme, 'ada@acme.example')).toBe(101)
    expect(state.reads).toBe(1)
  })

  it('up to an hour, while it is read anew behind', async () => {
    const { roster, state, hold, settle } = stage([ada])
    await roster.entries(acme)
    state.now = 60 * minutes - 1
    state.records = [ada, bob]
    const release = hold()
    expect(await roster.entries(acme)).toHaveLength(1)
    expect(await roster.entries(acme)).toHaveLength(1)
    expect(state.reads).toBe(2)
    release()
    await settle()
    expect(await roster.entries(acme)).toHaveLength(2)
  })

  it('not longer: then the new one is waited for', async () => {
    const { roster, state } = stage([ada])
    await roster.entries(acme)
    state.now = 60 * minutes
    state.records = [ada, bob]
    expect(await roster.entries(acme)).toHaveLength(2)
  })

  it('a minute, where it lacks what is looked for', async () => {
    const { roster, state } = stage([ada])
    expect(await roster.find(acme, 'bob@acme.example')).toBe('none')
    state.records = [ada, bob]
    state.now = minutes - 1
    expect(await roster.find(acme, 'bob@acme.example')).toBe('none')
    state.now = minutes
    expect(await roster.find(acme, 'bob@acme.example')).toBe(102)
    expect(state.reads).toBe(2)
  })

  it('a minute, where it must be anew', async () => {
    const { roster, state } = stage([ada])
    await roster.find(acme, 'ada@acme.example')
    state.records = [record(9, { email: 'ada@acme.example' })]
    state.now = minutes - 1
    expect(await roster.find(acme, 'ada@acme.example', { anew: true })).toBe(101)
    state.now = minutes
    expect(await roster.find(acme, 'ada@acme.example', { anew: true })).toBe(109)
  })

  it('nothing once it is forgotten, and what was under way lands nowhere', async () => {
    const { roster, state, hold } = stage([ada])
    const release = hold()
    const before = roster.entries(acme)
    roster.forget(acme.id)
    state.records = [ada, bob]
    release()
    expect(await before).toHaveLength(1)
    expect(await roster.entries(acme)).toHaveLength(2)
  })
})

describe('reading', () => {
  it('goes on once at a time, for all who wait', async () => {
    const { roster, state, hold } = stage([ada])
    const release = hold()
    const all = Promise.all([roster.find(acme, 'ada@acme.example'), roster.find(acme, 'x'), roster.entries(acme)])
    release()
    expect((await all).slice(0, 2)).toEqual([101, 'none'])
    expect(state.reads).toBe(1)
  })

  it('that goes on behind is waited for by who finds nothing without it', async () => {
    const { roster, state, hold } = stage([ada])
    await roster.entries(acme)
    state.now = 20 * minutes
    state.records = [ada, bob]
    const release = hold()
    expect(await roster.find(acme, 'ada@acme.example')).toBe(101)
    const found = roster.find(acme, 'bob@acme.example')
    release()
    expect(await found).toBe(102)
    expect(state.reads).toBe(2)
  })

  it('of one organization is apart from that of another', async () => {
    const { roster, state } = stage([ada, record(2, {}, '2')])
    expect(await roster.entries(acme)).toHaveLength(1)
    expect((await roster.entries({ ...acme, id: '2' })).map(({ id }) => id)).toEqual([2])
    expect(state.reads).toBe(2)
  })

  it('fails where there is nothing older, and is tried again by the next', async () => {
    const { roster, state } = stage([ada])
    state.isDead = true
    await expect(roster.find(acme, 'ada@acme.example')).rejects.toThrow('dead')
    state.isDead = false
    expect(await roster.find(acme, 'ada@acme.example')).toBe(101)
  })

  it('fails where the older one is of more than an hour ago', async () => {
    const { roster, state } = stage([ada])
    await roster.entries(acme)
    state.isDead = true
    state.now = 60 * minutes
    await expect(roster.entries(acme)).rejects.toThrow('dead')
  })

  it('that fails leaves the older one in use, and is not tried again for a minute', async () => {
    const { roster, state, settle } = stage([ada])
    await roster.entries(acme)
    state.isDead = true
    state.now = 20 * minutes
    expect(await roster.find(acme, 'ada@acme.example')).toBe(101)
    await settle()
    expect(await roster.find(acme, 'bob@acme.example')).toBe('none')
    await settle()
    expect(state.reads).toBe(2)
    state.now = 21 * minutes
    expect(await roster.find(acme, 'bob@acme.example')).toBe('none')
    expect(state.reads).toBe(3)
  })

  it('that must be anew fails where it cannot be', async () => {
    const { roster, state } = stage([ada])
    await roster.entries(acme)
    state.isDead = true
    state.now = minutes
    await expect(roster.find(acme, 'ada@acme.example', { anew: true })).rejects.toThrow('dead')
  })
})
