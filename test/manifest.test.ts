import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { methods as served } from '../src/demo/slack/methods/index.ts'
import { createFeatures } from '../src/features/index.ts'
import { events } from '../src/slack/payloads.ts'
import { methods as called } from '../src/slack/slack-api.ts'

const manifest = parse(readFileSync('manifest.yml', 'utf8'))

const unused = async () => {
  throw new Error('not to be called')
}
const features = createFeatures({
  records: { read: unused, reveal: unused, whole: unused, reading: unused },
  changes: { edit: unused },
  linking: {
    link: unused,
    unlink: unused,
    overview: unused,
    requestOf: unused,
    candidates: unused,
    ask: unused,
    decide: unused,
  },
  actors: { standingIn: unused },
  links: { actIn: unused, known: unused },
  events: { denials: unused },
  messenger: { tell: unused },
  fieldsOf: () => [],
})

/** `client.views.open(…)` → `views.open`, over all of src but the stand-in. */
const methodsInCode = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('demo/'))
  .flatMap((file) => [
    ...readFileSync(`src/${file}`, 'utf8')
      .replaceAll(/\s+\./g, '.')
      .matchAll(
        /\b(?:interactive|patient|homes|lists|messages|client)\.((?:apps|auth|chat|conversations|files|functions|usergroups|users|views)\.[a-z.]+)\(/gi,
      ),
  ])
  .map((match) => match[1] ?? '')

describe('the manifest', () => {
  it('registers the one command, with mentions escaped', () => {
    expect(manifest.features.slash_commands).toHaveLength(1)
    expect(manifest.features.slash_commands[0]).toMatchObject({ command: '/userextra', should_escape: true })
  })

  it('hints at every subcommand that the features declare, and at no other', () => {
    const names = features.flatMap(({ commands = [] }) => commands.map(({ name }) => name)).filter(Boolean)
    const hinted = manifest.features.slash_commands[0].usage_hint.match(/\b[a-z]{3,}\b/g)
    expect(hinted.filter((word: string) => word !== 'person').sort()).toEqual(names.sort())
  })

  it('asks for the scopes of the methods that are called, and for no more', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes
    const needed = called.flatMap((name) => served[name]?.scopes ?? [])
    // Not a method's, but of what `users.info` answers.
    const all = ['commands', 'users:read.email', ...needed]
    expect([...bot, ...optional].sort()).toEqual([...new Set(all)].sort())
  })

  it('lists every method that the code calls, and the stand-in serves them all', () => {
    expect([...new Set(methodsInCode)].sort()).toEqual([...called].sort())
    for (const name of called) expect(served).toHaveProperty([name])
  })

  it('needs interactivity, as the features have buttons and modals', () => {
    expect(features.some(({ actions = [] }) => actions.length > 0)).toBe(true)
    expect(manifest.settings.interactivity.is_enabled).toBe(true)
  })

  it('subscribes to the events that are handled, and has the Home tab they are about', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...events])
    expect(features.filter(({ home }) => home)).toHaveLength(1)
    expect(manifest.features.app_home.home_tab_enabled).toBe(true)
  })

  it('declares the shortcuts that the features have, with names that fit Slack’s menus', () => {
    type Declared = { type: string; callback_id: string; name: string; description: string }
    const declared: Declared[] = manifest.features.shortcuts
    const had = features.flatMap(({ shortcuts = [] }) => shortcuts.map(({ type, callbackId }) => [type, callbackId]))
    expect(declared.map(({ type, callback_id }) => [type, callback_id]).sort()).toEqual(had.sort())
    for (const { name, description } of declared) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })

  it('lets people type commands to the bot itself', () => {
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
  })
})
