import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { helpdeskGroup, ids, startWorld, transports, type World } from '../support/world.ts'

const match = { profile: 'email', field: 'custom_fields.email', confirm: true } as const

describe.each(transports)('who somebody is, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport, adjust: { harbor: { match } } })
  })
  afterAll(async () => {
    expect(world.slack.problems()).toEqual([])
    await world.stop()
  })
  beforeEach(() => world.slack.reset())

  const answer = async (name: string, command: string) => {
    const person = world.person(name)
    await person.runs(command)
    return person.messages().at(-1)?.text ?? ''
  }

  it('Jane reads who she is, where that is known from and what she may do', async () => {
    const read = await answer('jane', '/userextra whoami')
    for (const text of [
      'Who you are here',
      'Harbor & Pine',
      'user 42',
      'the organizations file',
      'member, as everybody here',
      'For yourself: read the help',
      'change preferences',
      '@astrid',
    ]) {
      expect(read).toContain(text)
    }
    expect(read).not.toContain('For anyone')
    expect(read).not.toContain('Blue Kite')
    expect(read).not.toContain('[')
  })

  it('reads it while no record can be read', async () => {
    world.api.becomes('dead')
    expect(await answer('jane', '/userextra whoami')).toContain('user 42')
    world.api.recovers()
  })

  it('Ravi reads each of his roles', async () => {
    const read = await answer('ravi', '/userextra whoami')
    expect(read).toContain('helpdesk, by the organizations file')
    expect(read).toContain('For anyone in Harbor & Pine: look up records')
  })

  it('Connie, of two organizations, reads of the other and how to get there', async () => {
    const connie = world.person('connie')
    await connie.runs('/userextra org kite')
    await connie.runs('/userextra org blue')
    const read = await answer('connie', '/userextra whoami')
    expect(read).toContain('user 92')
    expect(read).toContain('You belong to Harbor & Pine too')
    await connie.clicks('Change organization')
    expect(connie.sees()).toContain('Act in Harbor & Pine')
  })

  it('Astrid asks about others of her organization', async () => {
    const jane = await answer('astrid', '/userextra access @jane')
    expect(jane).toContain('@jane')
    expect(jane).toContain('user 42')
    expect(jane).toContain('For themselves: ')
    expect(jane).toContain('Never refused in the last 30 days.')
    await answer('jane', '/userextra lookup')
    await answer('jane', '/userextra links')
    await world.idle()
    expect(await answer('astrid', '/userextra access @jane')).toContain('Refused 2 times in the last 30 days.')
  })

  it('of Connie she reads nothing about the other organization', async () => {
    const read = await answer('astrid', '/userextra access @connie')
    expect(read).toContain('none here')
    expect(read).toContain('helpdesk, by the organizations file')
    expect(read).not.toContain('Kite')
    expect(read).not.toContain('92')
  })

  it('somebody of the other organization alone reads as somebody of none', async () => {
    const [omar, wes] = [
      await answer('astrid', '/userextra access @omar'),
      await answer('astrid', '/userextra access @wes'),
    ]
    expect(omar.replaceAll('omar', 'wes')).toBe(wes)
    expect(omar).toContain('is not linked to a record in Harbor & Pine')
    expect(omar).toContain('[Link them]')
  })

  it.each([
    ['nia', 'One record matches their Slack profile'],
    ['gus', 'guests may not use me in Harbor & Pine, so I refuse them. Whoever runs this bot can let guests in.'],
    ['gone', 'deactivated'],
    ['pat', 'another workspace'],
    ['robot', 'people only'],
  ])('of %s she reads why they are refused', async (name, reason) => {
    expect(await answer('astrid', `/userextra access @${name}`)).toContain(reason)
  })

  it.each(['', '42', '#1', 'me', '@nobody', '@jane @ravi'])('“access %s” is no person', async (argument) => {
    const read = await answer('astrid', `/userextra access ${argument}`)
    expect(read).toContain('Nothing was looked up')
    expect(read).toContain('person')
    if (argument !== 'me') expect(read).toContain('from the list that Slack shows after “@”')
  })

  it('of who is refused altogether she reads how often', async () => {
    for (const command of ['', 'help', 'devices']) await answer('lea', `/userextra ${command}`)
    await world.idle()
    expect(await answer('astrid', '/userextra access @lea')).toContain('Refused 3 times in the last 30 days.')
  })

  it('“whoami” is about oneself, and says so where somebody else is named', async () => {
    for (const command of ['whoami', 'whoami me', 'whoami @jane'])
      expect(await answer('jane', `/userextra ${command}`)).toContain('Who you are here')
    for (const name of ['jane', 'astrid']) {
      const read = await answer(name, '/userextra whoami @ravi')
      expect(read).toContain('is about you alone, so nothing was looked up')
      expect(read.includes('/userextra access @person')).toBe(name === 'astrid')
    }
  })

  it('nobody else may ask', async () => {
    for (const name of ['jane', 'ravi'])
      expect(await answer(name, '/userextra access @jane')).toContain('you may not see what others may do')
    expect(await answer('omar', '/userextra access @jane')).toContain('is not linked to a record in Blue Kite Labs')
  })
})

describe('a role by user group', () => {
  it('is named with its group, to whoever has it and to the administrator', async () => {
    const world = await startWorld({ adjust: { harbor: { groups: { [helpdeskGroup]: 'helpdesk' } } } })
    world.slack.setUserGroupMembers(helpdeskGroup, [ids.nora])
    for (const [name, command] of [
      ['nora', 'whoami'],
      ['astrid', 'access @nora'],
    ] as const) {
      const person = world.person(name)
      await person.runs(`/userextra ${command}`)
      expect(person.sees()).toContain('helpdesk, by the user group @helpdesk')
      expect(person.sees()).toContain('For anyone in Harbor & Pine: look up records')
    }
    expect(world.slack.problems()).toEqual([])
    await world.stop()
  })
})

describe('a button that links', () => {
  it('is offered where a link would help, to those who may link', async () => {
    const permissions = { 'access.read': { helpdesk: 'anyone' } } as const
    const world = await startWorld({ transport: 'http', adjust: { harbor: { permissions } } })
    const reads = async (name: string, about: string) => {
      const person = world.person(name)
      await person.runs(`/userextra access @${about}`)
      return person.messages().at(-1)?.text ?? ''
    }
    expect(await reads('astrid', 'nia')).toContain('[Link them]')
    expect(await reads('astrid', 'robot')).not.toContain('[Link them]')
    expect(await reads('ravi', 'nia')).toContain('is not linked to a record')
    expect(await reads('ravi', 'nia')).not.toContain('[Link them]')
    await world.stop()
  })
})
