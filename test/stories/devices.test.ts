import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, transports, type World } from '../support/world.ts'

describe.each(transports)('checking devices, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport })
  })
  afterAll(async () => {
    expect(world.slack.problems()).toEqual([])
    await world.stop()
  })
  beforeEach(() => world.slack.reset())

  it('none', async () => {
    const nora = world.person('nora')
    await nora.runs('/userextra devices')
    expect(nora.sees()).toContain('No devices are assigned to you.')
  })

  it('one, with type, model, serial, status and date', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra devices')
    for (const text of ['1 device assigned to you', 'MacBook Pro 16', 'Laptop', 'SN000001', 'active', 'Jan 15, 2024']) {
      expect(jane.sees()).toContain(text)
    }
  })

  it('seven, as one table', async () => {
    const ravi = world.person('ravi')
    await ravi.runs('/userextra devices')
    expect(ravi.sees()).toContain('Type | Model | Serial | Status | Assigned | Device id')
    expect(ravi.sees()).toContain('SN000007')
    expect(ravi.sees()).not.toContain('Next')
  })

  it('two hundred and fifty, page by page, none lost', async () => {
    const ravi = world.person('ravi')
    await ravi.runs('/userextra devices @astrid')
    const seen = new Set<string>()
    const collect = () => {
      for (const [serial] of ravi.sees().matchAll(/SN\d{6}/g)) seen.add(serial)
    }
    collect()
    for (let pages = 1; ravi.sees().includes('[Next]'); pages += 1) {
      expect(pages).toBeLessThan(10)
      await ravi.clicks('Next')
      collect()
    }
    expect(seen.size).toBe(250)
    expect(ravi.messages()).toHaveLength(1)
    await ravi.clicks('Previous')
    expect(ravi.sees()).toContain('[Next]')
  })

  it('of someone else only for those who may', async () => {
    await world.person('jane').runs('/userextra devices @ravi')
    expect(world.person('jane').sees()).toContain('you may see assigned devices only for yourself')
    await world.person('ravi').runs('/userextra devices 42')
    expect(world.person('ravi').sees()).toContain('1 device assigned to @jane')
  })

  it('in a modal too, where there are no tables', async () => {
    const ravi = world.person('ravi')
    await ravi.runs('/userextra lookup')
    await ravi.fills({ Person: 'astrid' })
    await ravi.submits()
    await ravi.clicks('Devices (250)')
    expect(ravi.modal()?.text).toContain('1 to 20 shown')
    await ravi.clicks('Next')
    expect(ravi.modal()?.text).toContain('21 to 40 shown')
    expect(ravi.modal()?.text).toContain('SN000040')
  })
})
