import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from '../src/access/permissions.ts'
import { digest } from '../src/changes/paths.ts'
import { actionIds } from '../src/features/deps.ts'
import { withBuiltIn } from '../src/fields/built-in.ts'
import { postSigned, postSignedEvent, startCollector } from './support/forge.ts'
import { devices, type Scene, signingSecret, startWorld } from './support/world.ts'

/** Organizations of up to six people in one workspace; one person in seven is mapped nowhere. */
const organizationIds = ['111', '222', '333'] as const
const team = 'T0PINE'
const userId = (index: number): string => `U0PERSON${index}`
const parent = (index: number): number => 40 + index

type Person = { organization: (typeof organizationIds)[number] | undefined; role: (typeof roles)[number] }
const anyPeople: fc.Arbitrary<Person[]> = fc.array(
  fc.record({
    organization: fc.option(fc.constantFrom(...organizationIds), { nil: undefined, freq: 6 }),
    role: fc.constantFrom(...roles),
  }),
  { minLength: 6, maxLength: 14 },
)

/** What marks every value of a person's record and devices, wherever it turns up. */
const mark = (index: number): string => `secret-of-${index}-`

const sceneOf = (people: Person[]): Scene => ({
  workspace: {
    teams: [{ id: team, name: 'Pine', domain: 'pine' }],
    people: people.map((_, index) => ({ id: userId(index), name: `person${index}`, team })),
    channels: [],
  },
  organizations: organizationIds.map((id) => ({
    id,
    name: `Organization ${id}`,
    token: `token-${id}`,
    slack_workspaces: [team],
    fields: withBuiltIn([]),
    members: Object.fromEntries(
      people.flatMap(({ organization, role }, index) =>
        organization === id ? [[userId(index), { parent: parent(index), role }]] : [],
      ),
    ),
  })),
  // Everyone has a record somewhere; those who are mapped nowhere, in the last organization.
  records: people.map(({ organization = '333' }, index) => ({
    parent: parent(index),
    organization_id: organization,
    preferences: {
      theme: 'dark',
      notifications: true,
      language: 'en',
      timezone: 'Europe/Berlin',
      font_size: 1,
      motto: `${mark(index)}motto`,
    },
    custom_fields: { department: `${mark(index)}department`, employee_id: `${mark(index)}id` },
    device_info: {
      assigned_devices: devices(index % 7).map((device) => ({ ...device, serial_number: `${mark(index)}serial` })),
    },
  })),
})

const anyTarget = fc.oneof(
  fc.nat(15).map((index) => ({ kind: 'person', userId: userId(index) })),
  fc.integer({ min: 38, max: 60 }).map((number) => ({ kind: 'parent', parent: number })),
  fc.integer({ min: 0, max: 18 }).map((id) => ({ kind: 'record', id })),
  fc.constant({ kind: 'self' }),
)
const written = (target: Record<string, unknown>): string => {
  if (target.kind === 'person') return `<@${target.userId}|x>`
  if (target.kind === 'parent') return String(target.parent)
  return target.kind === 'record' ? `#${target.id}` : 'me'
}

/** `way` is how the bot was asked. Either form fields, or an event. */
type Interaction = { actor: number; way: string } & (
  | { fields: (collector: string) => Record<string, string> }
  | { event: object }
)
const payload = (actor: number, body: object) => ({
  payload: JSON.stringify({
    user: { id: userId(actor), team_id: team },
    team: { id: team },
    trigger_id: `forged-${Math.random()}`,
    ...body,
  }),
})

const anyCommand = fc.tuple(fc.nat(13), fc.constantFrom('', 'lookup', 'devices', 'preferences', 'help'), anyTarget).map(
  ([actor, command, target]): Interaction => ({
    actor,
    way: 'command',
    fields: (response_url) => ({
      command: '/userextra',
      text: `${command} ${written(target)}`,
      user_id: userId(actor),
      team_id: team,
      trigger_id: 'forged',
      response_url,
    }),
  }),
)

const anyClick = fc
  .tuple(
    fc.nat(13),
    fc.constantFrom(...Object.values(actionIds)),
    anyTarget,
    fc.nat(3),
    fc.constantFrom('message', 'modal', 'home'),
  )
  .map(
    ([actor, action_id, target, page, place]): Interaction => ({
      actor,
      way: `button in ${place}`,
      fields: (response_url) =>
        payload(actor, {
          type: 'block_actions',
          ...(place === 'message' ? { response_url } : { view: { id: 'V1', hash: 'h', type: place } }),
          actions: [
            {
              type: 'button',
              action_id,
              value: JSON.stringify(action_id === actionIds.devicesPage ? { target, page } : target),
            },
          ],
        }),
    }),
  )

const viewOf = (callback_id: string, metadata: object, values: object) => ({
  type: 'view_submission',
  view: {
    id: `V${Math.random()}`,
    hash: 'h',
    type: 'modal',
    callback_id,
    private_metadata: JSON.stringify(metadata),
    blocks: [],
    state: { values },
  },
})

/** One in three is about the record of whoever submits. */
const anySubmission = fc
  .tuple(fc.nat(13), fc.option(fc.integer({ min: 0, max: 18 }), { freq: 2 }), fc.boolean())
  .map(([actor, given, lookup]) => [actor, given ?? actor + 1, lookup] as const)
  .map(
    ([actor, number, lookup]): Interaction => ({
      actor,
      way: 'submission',
      fields: () =>
        payload(actor, {
          ...(lookup
            ? viewOf('lookup', {}, { number: { number: { type: 'plain_text_input', value: `#${number}` } } })
            : viewOf(
                'preferences',
                { recordId: number },
                {
                  'preferences.motto': {
                    [`field.text:${digest(`${mark(number - 1)}motto`)}`]: {
                      type: 'plain_text_input',
                      value: `overwritten by ${actor}`,
                    },
                  },
                },
              )),
          trigger_id: `forged-${Math.random()}`,
        }),
    }),
  )

const anyHome = fc.nat(13).map(
  (actor): Interaction => ({
    actor,
    way: 'Home tab',
    event: {
      type: 'event_callback',
      team_id: team,
      event_id: `Ev${Math.random()}`,
      event: { type: 'app_home_opened', user: userId(actor), channel: 'D1', tab: 'home' },
    },
  }),
)

const anyShortcut = fc
  .tuple(fc.nat(13), fc.constantFrom('record.own', 'record.search', 'record.author'), fc.nat(15))
  .map(
    ([actor, callback_id, author]): Interaction => ({
      actor,
      way: 'shortcut',
      fields: (response_url) =>
        payload(actor, {
          callback_id,
          ...(callback_id === 'record.author'
            ? { type: 'message_action', response_url, message: { user: userId(author) } }
            : { type: 'shortcut' }),
        }),
    }),
  )

const anyInteraction = fc.oneof(
  { weight: 2, arbitrary: anyCommand },
  { weight: 3, arbitrary: anyClick },
  { weight: 1, arbitrary: anySubmission },
  { weight: 1, arbitrary: anyHome },
  { weight: 1, arbitrary: anyShortcut },
)

const mayRead = (people: Person[], actor: number, index: number): boolean => {
  const [who, whose] = [people[actor], people[index]]
  if (!who?.organization || !whose) return false
  if (actor === index) return true
  return who.role !== 'member' && who.organization === (whose.organization ?? '333')
}
const mayWrite = (people: Person[], actor: number, index: number): boolean =>
  mayRead(people, actor, index) && (actor === index || people[actor]?.role === 'admin')

const play = async (people: Person[], interactions: Interaction[]): Promise<{ said: string[]; wrote: number }> => {
  const world = await startWorld({ transport: 'http', scene: sceneOf(people) })
  const collector = await startCollector()
  const said: string[] = []
  let wrote = 0
  try {
    for (const interaction of interactions.filter((each) => each.actor < people.length)) {
      const { actor, way } = interaction
      world.slack.reset()
      collector.received.length = 0
      const acknowledged =
        'event' in interaction
          ? await postSignedEvent(world.requestUrl, signingSecret, interaction.event)
          : await postSigned(world.requestUrl, signingSecret, interaction.fields(collector.url))
      await world.idle()
      const sent = JSON.stringify([acknowledged, collector.received, world.slack.traffic()])
      people.forEach((_, index) => {
        if (!sent.includes(mark(index))) return
        said.push(way)
        expect(mayRead(people, actor, index), `person ${actor} saw ${mark(index)} (${way})`).toBe(true)
      })
    }
    for (const [index, { organization: id = '333' }] of people.entries()) {
      const record = await world.ask('GET', `${index + 1}/`, undefined, `token-${id}`)
      const writer = /^overwritten by (\d+)$/.exec(String(record.preferences.motto))?.[1]
      if (!writer) continue
      wrote += 1
      expect(mayWrite(people, Number(writer), index), `person ${writer} wrote to ${index}`).toBe(true)
    }
    for (let index = 0; index < people.length; index += 1) expect(world.log()).not.toContain(mark(index))
  } finally {
    await world.stop()
    await collector.stop()
  }
  return { said, wrote }
}

describe('whoever asks, for whatever, by whichever way', () => {
  it('gets nothing of a record beyond their rights, in anything that is sent to Slack, and changes nothing', async () => {
    let cases = 0
    const answered: string[] = []
    let changed = 0
    await fc.assert(
      fc.asyncProperty(
        anyPeople,
        fc.array(anyInteraction, {
          minLength: 60,
          maxLength: 110,
        }),
        async (people, interactions) => {
          const { said, wrote } = await play(people, interactions)
          answered.push(...said)
          changed += wrote
          cases += interactions.length
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
    process.stdout.write(
      `isolation: ${cases} interactions in 12 worlds, ${answered.length} records shown and ${changed} changed by people who may\n`,
    )
    const ways = [
      'command',
      'button in message',
      'button in modal',
      'button in home',
      'submission',
      'Home tab',
      'shortcut',
    ]
    for (const way of ways) expect(answered, way).toContain(way)
    expect(answered.length).toBeGreaterThan(20)
    expect(changed).toBeGreaterThan(0)
  }, 120_000)
})
