import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, transports, type World } from '../support/world.ts'

const match = { profile: 'email', field: 'custom_fields.email', confirm: true } as const

describe.each(transports)('links, over %s', (transport) => {
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

  it.each(['@nia 48 helpdesk', 'helpdesk #7 @nia', '48 HELPDESK @nia'])('“link %s” links her', async (argument) => {
    const read = await answer('astrid', `/userextra link ${argument}`)
    expect(read).toContain('@nia is linked to user 48, as helpdesk.')
    expect(read).toContain('[Unlink]')
    expect(await answer('nia', '/userextra')).toContain('Newcomers')
    expect(await answer('nia', '/userextra @jane')).toContain('Department 42')
    const whoami = await answer('nia', '/userextra whoami')
    expect(whoami).toContain('a link by @astrid')
    expect(whoami).toContain('helpdesk, by a link')
  })

  it('unlinks with a button that asks first', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra link @nia 48')
    await astrid.clicks('Unlink', { confirm: false })
    expect(await answer('nia', '/userextra')).toContain('Newcomers')
    await astrid.clicks('Unlink', { confirm: true })
    expect(last('astrid')).toContain('@nia is no longer linked to user 48.')
    expect(last('astrid')).toContain('I refuse them until they are linked again')
    expect(await answer('nia', '/userextra')).toContain('I do not know which record is yours')
    expect(await answer('astrid', '/userextra unlink @nia')).not.toContain('no longer linked')
  })

  it('a link comes before the file, and without it the file counts again', async () => {
    await answer('astrid', '/userextra link @nora 48')
    expect(await answer('nora', '/userextra')).toContain('Newcomers')
    const moved = last('astrid')
    expect(moved).toContain('Until now: user 45, by the organizations file.')
    expect(moved).toContain('A link comes before what the organizations file says.')
    const read = await answer('astrid', '/userextra unlink @nora')
    expect(read).toContain('By the organizations file they still belong here: they have the record of user 45')
    expect(read).toContain('@astrid had linked them as member')
    expect(await answer('nora', '/userextra whoami')).toContain('user 45')
  })

  it('says which roles remain, and nothing of the file to whoever is not in it', async () => {
    const ravi = await answer('astrid', '/userextra link @ravi 48')
    expect(ravi).toContain('@ravi is linked to user 48, as member. They stay helpdesk by the organizations file.')
    await answer('astrid', '/userextra unlink @ravi')
    const nia = await answer('astrid', '/userextra link @nia 48')
    expect(nia).not.toMatch(/stay|Until now|organizations file/)
    const again = await answer('astrid', '/userextra link @nia 48 helpdesk')
    expect(again).toMatch(/Until now: user 48, by a link by @astrid, .*, as member\./)
  })

  it.each([
    ['42', 'That names a record and no person.'],
    ['@nia 48 boss', 'I could not read “boss”.'],
    ['@nia 48 43', 'That names more than one record.'],
    ['@nia @jane 48', 'That names more than one person.'],
    ['@nia 48 admin member', 'That names more than one role.'],
    ['@nobody 48', 'pick the person from the list'],
    ['#general 48', 'I'],
    ['@nia #', 'I could not read “#”.'],
  ])('“link %s” is not read, and links nobody', async (argument, reason) => {
    const read = await answer('astrid', `/userextra link ${argument}`)
    expect(read).toContain(reason)
    expect(read).toContain('Nothing was linked.')
    expect(await answer('nia', '/userextra')).toContain('I do not know which record is yours')
  })

  it('a record of somebody else, of another organization or of none is not linked', async () => {
    expect(await answer('astrid', '/userextra link @nia 42')).toContain('@jane')
    expect(await answer('astrid', '/userextra link @nia 999')).toContain('no such record')
    expect(await answer('astrid', '/userextra link @nia #5')).toContain('no such record')
    expect(await answer('nia', '/userextra')).toContain('I do not know which record is yours')
  })

  it('links in a form, with the records that nobody has', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra link @nia helpdesk')
    expect(astrid.modal()?.title).toBe('Link someone')
    expect(astrid.modal()?.fields.map(({ value }) => value)).toEqual(['@nia', '', 'Helpdesk'])
    expect(await astrid.types('Record', '')).toEqual([expect.stringMatching(/^user 48 · .* · record #7$/)])
    expect(await astrid.types('Record', '42')).toEqual([])
    const [option = ''] = await astrid.types('Record', 'newcom')
    await astrid.fills({ Record: option, Role: 'Member' })
    await astrid.submits()
    expect(astrid.modal()?.text).toContain('@nia is linked to user 48, as member.')
    await astrid.clicks('All links')
    expect(astrid.modal()?.text).toContain('@nia · user 48 · member\nKnown from a link by @astrid')
    await astrid.closes()
    expect(await answer('nia', '/userextra')).toContain('Newcomers')
  })

  it('says at the record that somebody else was faster', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra link')
    await astrid.types('Record', '4')
    await astrid.fills({ Person: 'nia', Record: (await astrid.types('Record', '4'))[0] ?? '' })
    await answer('astrid', '/userextra link @wes 48')
    await astrid.submits()
    expect(astrid.modal()?.errors.Record).toContain('somebody else’s by now, so nothing was linked')
    expect(astrid.modal()?.errors.Record).not.toContain('<@')
  })

  it('says at the person that they may not use the bot', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra link @gus')
    await astrid.fills({ Record: (await astrid.types('Record', '48'))[0] ?? '' })
    await astrid.submits()
    expect(astrid.modal()?.errors.Person).toContain('This person is a guest, and guests may not use me')
    await astrid.fills({ Person: 'gone' })
    await astrid.submits()
    expect(astrid.modal()?.errors.Person).toContain('The Slack account of this person is deactivated')
  })

  it('refuses the form of an administrator who is none any more', async () => {
    const [astrid, nora] = [world.person('astrid'), world.person('nora')]
    await astrid.runs('/userextra link @nora 45 admin')
    await nora.runs('/userextra link @nia')
    await nora.fills({ Record: (await nora.types('Record', '48'))[0] ?? '' })
    await astrid.runs('/userextra unlink @nora')
    await nora.submits()
    expect(nora.modal()?.text).toContain('you may not link people to records')
    expect(await nora.types('Record', '48')).toEqual([])
    expect(await answer('nia', '/userextra')).toContain('I do not know which record is yours')
  })

  it('members and the helpdesk may do none of it, and no other organization sees any of it', async () => {
    for (const name of ['jane', 'ravi']) {
      for (const command of ['link @nia 48', 'link', 'unlink @jane', 'links'])
        expect(await answer(name, `/userextra ${command}`)).toContain('you may not')
      expect(world.person(name).modal()).toBeUndefined()
    }
    await answer('astrid', '/userextra link @nia 48')
    const omars = await answer('omar', '/userextra links')
    expect(omars).not.toContain('48')
    expect(omars).not.toContain('@jane | 42')
    expect(await answer('omar', '/userextra unlink @nia')).not.toContain('no longer linked')
    expect(await answer('nia', '/userextra')).toContain('Newcomers')
  })

  it('lists who is linked and who is not', async () => {
    await answer('astrid', '/userextra link @nia 48 helpdesk')
    const read = await answer('astrid', '/userextra links')
    expect(read).toContain('Person | User number | Role | Known from | By, when')
    expect(read).toContain('@jane | 42 | member | organizations file | —')
    expect(read).toMatch(/@nia \| 48 \| helpdesk \| link \| @astrid, /)
    expect(read).toContain('Without a place here')
    const astrid = world.person('astrid')
    await astrid.clicks('Link someone')
    expect(astrid.modal()?.title).toBe('Link someone')
  })
})

describe.each(transports)('asking for one’s record, over %s', (transport) => {
  let world: World
  beforeEach(async () => {
    world = await startWorld({ transport, adjust: { harbor: { match } } })
  })
  afterEach(() => world.stop())

  const last = (name: string) => world.person(name).messages().at(-1)?.text ?? ''
  const answer = async (name: string, command: string) => {
    await world.person(name).runs(command)
    return last(name)
  }
  const asks = async () => {
    await world.person('nia').runs('/userextra')
    await world.person('nia').clicks(last('nia').includes('[Ask again]') ? 'Ask again' : 'Ask for it')
  }

  it('an administrator is asked, approves, and the person can use the bot', async () => {
    const [nia, astrid] = [world.person('nia'), world.person('astrid')]
    await asks()
    expect(last('nia')).toContain('I asked @astrid to confirm which record is yours in Harbor & Pine')
    expect(last('nia')).toContain('Until then I look nothing up for you.')
    expect(last('nia')).not.toContain('[Ask for it]')
    expect(last('astrid')).toContain('@nia asks to be linked to user 48.')
    expect(last('astrid')).toContain('the e-mail address of their Slack profile')
    expect(last('astrid').toLowerCase()).not.toContain('nia@')
    await astrid.clicks('Show the record')
    expect(last('astrid')).toContain('Newcomers')
    await astrid.clicks('Approve')
    expect(astrid.sees()).toContain('Approved by @astrid: @nia is linked to user 48 now.')
    expect(astrid.sees()).not.toContain('[Approve]')
    expect(last('nia')).toContain('@astrid linked you to your record in Harbor & Pine. Try /userextra.')
    expect(nia.messages().at(-1)?.ephemeral).toBe(false)
    expect(await answer('nia', '/userextra')).toContain('Newcomers')
    expect(world.slack.problems()).toEqual([])
  })

  it('is told of a no, and that it waits where it was asked before', async () => {
    const [nia, astrid] = [world.person('nia'), world.person('astrid')]
    await asks()
    await asks()
    expect(last('nia')).toContain(
      'You have already asked for your record in Harbor & Pine, so I did not ask again. It waits for @astrid',
    )
    expect(astrid.messages().filter(({ text }) => text.includes('asks to be linked'))).toHaveLength(1)
    await astrid.clicks('Decline')
    expect(last('astrid')).toContain('Declined by @astrid: @nia was not linked to user 48.')
    expect(last('nia')).toContain('@astrid could not confirm that the record is yours')
    expect(await answer('nia', '/userextra')).not.toContain('Newcomers')
    expect(nia.modal()).toBeUndefined()
    expect(world.slack.problems()).toEqual([])
  })

  it('of two administrators the first decides, and the other reads who it was', async () => {
    const [astrid, nora] = [world.person('astrid'), world.person('nora')]
    await astrid.runs('/userextra link @nora 45 admin')
    await asks()
    expect(last('nia')).toMatch(/I asked @(astrid and @nora|nora and @astrid)/)
    await Promise.all([astrid.clicks('Approve'), nora.clicks('Decline')])
    const said = [last('astrid'), last('nora')]
    expect(said.filter((text) => text.includes('already: @nia was'))).toHaveLength(1)
    expect(said.filter((text) => text.includes('Your click changed nothing.'))).toHaveLength(1)
    const isLinked = (await answer('nia', '/userextra')).includes('Newcomers')
    expect(said.some((text) => text.includes('Approved by @astrid'))).toBe(isLinked)
    expect(
      world
        .person('nia')
        .messages()
        .filter(({ ephemeral }) => !ephemeral),
    ).toHaveLength(1)
    expect(world.slack.problems()).toEqual([])
  })

  it('says so where no administrator could be reached', async () => {
    world.slack.faults.fail('chat.postMessage', { error: 'channel_not_found' })
    await asks()
    expect(last('nia')).toContain('I could not reach an administrator of Harbor & Pine')
    expect(last('nia')).toContain('or ask @astrid to link you')
    world.slack.faults.clear()
    await asks()
    expect(last('nia')).toContain('I asked @astrid to confirm')
    expect(last('astrid')).toContain('@nia asks to be linked to user 48.')
  })

  it('a request that is decided by somebody who is no administrator any more is refused', async () => {
    const [astrid, nora] = [world.person('astrid'), world.person('nora')]
    await astrid.runs('/userextra link @nora 45 admin')
    await asks()
    await astrid.runs('/userextra unlink @nora')
    await nora.clicks('Approve')
    expect(last('nora')).toContain('you may not link people to records')
    expect(nora.sees()).toContain('[Approve]')
    expect(await answer('nia', '/userextra')).not.toContain('Newcomers')
  })

  it('a button from before somebody was linked says that they are', async () => {
    const nia = world.person('nia')
    await nia.runs('/userextra')
    await world.person('astrid').runs('/userextra link @nia 48')
    await nia.clicks('Ask for it')
    expect(nia.sees()).toContain('You are linked to user 48 in Harbor & Pine already, so I asked nobody.')
    expect(nia.sees()).not.toContain('[Ask for it]')
  })

  it('whoever links the record to somebody else is told of the request, and can take it back', async () => {
    const astrid = world.person('astrid')
    expect(await answer('astrid', '/userextra link @wes 48')).toContain('This record holds the e-mail address of @nia.')
    await answer('astrid', '/userextra unlink @wes')
    await asks()
    const read = await answer('astrid', '/userextra link @omar 48')
    expect(read).toContain('@nia has asked for this record: their request cannot be approved any more.')
    expect(read).not.toContain('Kite')
    await astrid.clicks('Unlink', { confirm: true })
    expect(last('astrid')).toContain('no longer linked')
  })

  it('of somebody who has asked, an administrator reads what came of it', async () => {
    const astrid = world.person('astrid')
    const access = () => answer('astrid', '/userextra access @nia')
    expect(await access()).toContain('One record matches their Slack profile, and they have not asked for it')
    await asks()
    expect(await access()).toMatch(/They have asked for user 48 \(.*\), and that waits for an administrator\./)
    expect(last('astrid')).toContain('[Link them]')
    await astrid.runs('/userextra link @wes 48')
    expect(await access()).toContain('that record belongs to @wes by now')
    await astrid.runs('/userextra unlink @wes')
    await astrid.clicks('Decline')
    expect(await access()).toMatch(
      /They asked for user 48 \(.*\), and @astrid declined that\. They may ask again from /,
    )
    expect(last('astrid')).toMatch(/Refused (once|\d times) in the last 30 days\./)
  })
})
