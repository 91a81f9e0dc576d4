import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postSigned, startCollector } from '../support/forge.ts'
import { harbor, ids, kite, signingSecret, startWorld, transports, type World } from '../support/world.ts'

describe.each(transports)('somebody of two organizations, over %s', (transport) => {
  let world: World
  beforeEach(async () => {
    world = await startWorld({ transport })
  })
  afterEach(async () => {
    expect(world.slack.problems()).toEqual([])
    await world.stop()
  })

  const last = (name: string) => world.person(name).messages().at(-1)?.text ?? ''
  const answer = async (name: string, command: string) => {
    await world.person(name).runs(command)
    return last(name)
  }

  it('is asked to choose, and then acts there', async () => {
    const connie = world.person('connie')
    expect(await answer('connie', '/userextra')).toContain('You belong to Harbor & Pine and Blue Kite Labs')
    await connie.clicks('Blue Kite Labs')
    expect(last('connie')).toContain('You now act in Blue Kite Labs.')
    const card = await answer('connie', '/userextra')
    expect(card).toContain('Kite contractors')
    expect(card.split('\n').at(-1)).toContain('Blue Kite Labs')
  })

  it('sees where they belong, with the present one marked, and changes it', async () => {
    const connie = world.person('connie')
    await connie.runs('/userextra org 67890')
    const list = await answer('connie', '/userextra org')
    expect(list).toMatch(/Blue Kite Labs\nYour record: user 92 · your role: member · you act here/)
    expect(list).toMatch(/Harbor & Pine\nYour record: none here · your role: helpdesk/)
    expect(list).not.toContain('[Act in Blue Kite Labs]')
    await connie.clicks('Act in Harbor & Pine')
    expect(last('connie')).toContain('You now act in Harbor & Pine.')
    expect(await answer('connie', '/userextra @jane')).toContain('Department 42')
    expect(await answer('connie', '/userextra org')).toContain('[Act in Blue Kite Labs]')
  })

  it.each([
    ['12345', 'Harbor & Pine'],
    ['harbor & pine', 'Harbor & Pine'],
    ['HARBOR', 'Harbor & Pine'],
    ['blue  kite labs', 'Blue Kite Labs'],
    ['b', 'Blue Kite Labs'],
  ])('chooses by “%s”', async (named, name) => {
    expect(await answer('connie', `/userextra org ${named}`)).toContain(`You now act in ${name}.`)
  })

  it.each(['acme', '99999', 'kite'])('is told theirs where “%s” is none of them', async (named) => {
    const read = await answer('connie', `/userextra org ${named}`)
    expect(read).toContain('nothing was changed')
    expect(read).toContain('Yours are Harbor & Pine and Blue Kite Labs: write the name after')
    expect(await answer('connie', '/userextra')).toContain('and I never mix them')
  })

  it('a button of an old message still acts where the message is from', async () => {
    const connie = world.person('connie')
    await connie.runs('/userextra org harbor')
    await connie.runs('/userextra @jane')
    await connie.runs('/userextra org blue')
    await connie.clicks('Devices (1)')
    expect(last('connie')).toContain('SN000001')
    expect(last('connie').split('\n').at(-1)).toContain('Harbor & Pine')
    expect(await answer('connie', '/userextra')).toContain('Kite contractors')
  })

  it('chooses by the buttons of an old message too', async () => {
    const connie = world.person('connie')
    await connie.runs('/userextra org harbor')
    await connie.runs('/userextra org')
    await connie.runs('/userextra org blue')
    await connie.runs('/userextra org 12345')
    await connie.clicks('Act in Blue Kite Labs')
    expect(await answer('connie', '/userextra')).toContain('Kite contractors')
  })

  it('the Home tab is of the organization chosen', async () => {
    const connie = world.person('connie')
    await connie.runs('/userextra org harbor')
    await connie.opensHome()
    expect(connie.home()).toContain('Harbor & Pine')
    await connie.runs('/userextra org')
    await connie.clicks('Act in Blue Kite Labs')
    expect(connie.home()).toContain('Kite contractors')
  })

  it('the present one is marked in the window over the Home tab, and after another was chosen meanwhile', async () => {
    const connie = world.person('connie')
    await connie.runs('/userextra org blue')
    const home = await connie.opensHome()
    await home.clicks('Other organization')
    expect(connie.modal()?.text).toMatch(/Blue Kite Labs\n.*you act here/)
    expect(connie.modal()?.text).not.toContain('[Act in Blue Kite Labs]')
    await connie.clicks('Act in Harbor & Pine')
    expect(connie.modal()?.text).toContain('You now act in Harbor & Pine.')
    expect(connie.modal()?.text).toContain('Your Home tab and the commands you type act there too.')
    expect(connie.home()).toContain('Harbor & Pine')
    await connie.closes()
    await connie.runs('/userextra whoami')
    await connie.runs('/userextra org blue')
    await connie.clicks('Change organization')
    expect(last('connie')).toMatch(/Blue Kite Labs\n.*you act here/)
    expect(last('connie')).toContain('[Act in Harbor & Pine]')
  })

  it('somebody of one is told so, and of none what they are told everywhere', async () => {
    expect(await answer('jane', '/userextra org')).toContain('You belong to Harbor & Pine alone')
    expect(await answer('jane', '/userextra org Blue Kite Labs')).toContain(
      'so nothing was changed. You belong to Harbor & Pine alone.',
    )
    expect(await answer('nia', '/userextra org')).toContain('I do not know which record is yours')
    expect(await answer('nia', '/userextra org harbor')).toContain('I do not know which record is yours')
    expect(await answer('gus', '/userextra org')).toContain('You are a guest')
    expect(await answer('pat', '/userextra org')).toContain('Nothing was looked up')
  })
})

it('two organizations of the same name are told apart by their ids', async () => {
  const world = await startWorld({ adjust: { harbor: { name: 'Pine' }, kite: { name: 'Pine' } } })
  const connie = world.person('connie')
  await connie.runs('/userextra org pine')
  expect(connie.sees()).toContain(
    'They are Pine (12345) and Pine (67890): write the name, or the id in brackets, after “/userextra org”.',
  )
  await connie.runs('/userextra org 67890')
  expect(connie.sees()).toContain('You now act in Pine.')
  await world.stop()
})

describe('a forged choice', () => {
  it('of an organization that is not theirs changes nothing', async () => {
    const world = await startWorld({ transport: 'http' })
    const collector = await startCollector()
    const press = (value: object) => ({
      payload: JSON.stringify({
        type: 'block_actions',
        user: { id: ids.jane, team_id: 'T0PINE' },
        trigger_id: `forged-${Math.random()}`,
        response_url: collector.url,
        actions: [{ type: 'button', action_id: 'organization.choose:x', value: JSON.stringify(value) }],
      }),
    })
    await postSigned(world.requestUrl, signingSecret, press({ organizationId: kite.id }))
    await postSigned(world.requestUrl, signingSecret, press({ in: harbor.id, value: { organizationId: kite.id } }))
    await postSigned(world.requestUrl, signingSecret, press({ organizationId: 7 }))
    await world.idle()
    expect(collector.received.map((body) => JSON.parse(body).text)).toEqual([
      expect.stringContaining('an organization in which you do not act'),
      expect.stringContaining('an organization in which you do not act'),
      expect.stringContaining('an earlier version of me'),
    ])
    expect(collector.received.join()).not.toContain('Blue Kite')
    await world.person('jane').runs('/userextra')
    expect(world.person('jane').sees()).toContain('Department 42')
    await world.stop()
    await collector.stop()
  })
})
