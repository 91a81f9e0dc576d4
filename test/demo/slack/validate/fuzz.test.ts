import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  activeMarkup,
  interactiveElements,
  type Surface,
  validateBlocks,
  validateMessage,
  validateView,
} from '../../../../src/demo/slack/validate/index.ts'
import { message, modal, plain, richText } from './builders.ts'
import { type Path, pathsIn, resolves, withChange } from './paths.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

const payloads: unknown[] = [
  ...Object.values(blocks).flatMap((block) => [message(block), modal(block)]),
  ...Object.values(elements).map((element) => modal({ type: 'input', label: plain(), element })),
  { text: 'x', attachments: [{ text: 'x', blocks: [blocks.actions, blocks.carousel] }], metadata: {} },
  message(richText({ type: 'user', user_id: 'U1' }, { type: 'link', url: 'https://example.com' })),
]

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('plain_text', 'mrkdwn', 'button', 'section', 'rich_text', 'image', 'table', 'home', '__proto__', ''),
  fc.string({ minLength: 3000, maxLength: 3100 }),
  fc.double(),
)

type Mutation = (payload: unknown, path: Path) => unknown

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  strange.map(
    (value): Mutation =>
      (payload, path) =>
        withChange(payload, path, () => value),
  ),
  fc.constant<Mutation>((payload, path) => (path.length > 0 ? withChange(payload, path, () => undefined) : payload)),
  fc.constant<Mutation>((payload, path) =>
    withChange(payload, path, (value) => (Array.isArray(value) ? [...value, ...value] : [value])),
  ),
  fc.tuple(fc.string(), strange).map(
    ([key, added]): Mutation =>
      (payload, path) =>
        withChange(payload, path, (value) =>
          typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, [key]: added } : value,
        ),
  ),
)

const mutate = (payload: unknown, steps: readonly [Mutation, number][]): unknown =>
  steps.reduce((current, [mutation, at]) => {
    const paths = pathsIn(current)
    return mutation(current, paths[at % paths.length] ?? [])
  }, payload)

const mutated = fc
  .tuple(fc.constantFrom(...payloads), fc.array(fc.tuple(mutations, fc.nat()), { minLength: 1, maxLength: 6 }))
  .map(([payload, steps]) => mutate(payload, steps))

const surfaces: readonly Surface[] = ['message', 'modal', 'home']

it('never throws, and every pointer leads somewhere', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(mutated, (payload) => {
      const checks = [
        ...validateMessage(payload),
        ...validateView(payload),
        ...surfaces.flatMap((surface) => validateBlocks(payload, surface)),
        ...activeMarkup(payload),
      ]
      expect(checks.filter(({ pointer }) => !resolves(payload, pointer))).toEqual([])
      interactiveElements(payload)
    }),
    { numRuns: 3000 },
  )
})

it('takes any value at all', () => {
  fc.assert(
    fc.property(fc.anything(), (payload) => {
      const checks = [...validateMessage(payload), ...validateView(payload), ...validateBlocks(payload, 'message')]
      expect(checks).not.toEqual([])
    }),
    { numRuns: 1000 },
  )
})

it('gives the same answer twice and leaves the payload alone', () => {
  fc.assert(
    fc.property(mutated, (payload) => {
      const before = structuredClone(payload)
      expect(validateMessage(payload)).toEqual(validateMessage(payload))
      expect(payload).toEqual(before)
    }),
    { numRuns: 300 },
  )
})
