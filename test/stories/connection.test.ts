import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startWorld, type World } from '../support/world.ts'

describe('Socket Mode', () => {
  let world: World
  beforeEach(async () => {
    world = await startWorld({ transport: 'socket' })
  })
  afterEach(() => world.stop())

  it('connects again after a connection is lost, even when Slack cannot be reached at first', async () => {
    world.slack.faults.fail('apps.connections.open', { status: 503 }, 6)
    world.slack.faults.dropConnections()
    await vi.waitUntil(() => world.slack.connections() === 0)
    await vi.waitUntil(() => world.slack.connections() === 1, { timeout: 50_000 })
    const jane = world.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('Department 42')
  }, 60_000)

  it('follows when Slack moves it to another connection', async () => {
    world.slack.faults.refreshConnections()
    const jane = world.person('jane')
    await world.slack.connected()
    await jane.runs('/userextra')
    await jane.waitsFor('Department 42')
  }, 30_000)

  it('answers an envelope that comes twice, and saves its change once', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light' })
    await jane.submits()
    await world.slack.redeliver()
    await world.slack.redeliver()
    expect(world.api.writes()).toHaveLength(1)
  })
})
