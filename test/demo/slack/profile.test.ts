import { describe, expect, it } from 'vitest'
import { sampleApp, sampleWorkspace } from '../../support/story.ts'
import { caller, dig, stage } from './stage.ts'

const begin = stage()

const workspace = {
  ...sampleWorkspace,
  people: sampleWorkspace.people.map((person) =>
    ['U0JANE', 'U0STRANGER'].includes(person.id)
      ? { ...person, profileFields: { Xf0DEPARTMENT: 'Design', Xf0OFFICE: 'Lagos' } }
      : person,
  ),
  profileFieldLabels: { Xf0DEPARTMENT: 'Department' },
}

const served = async (scopes: string[] = ['users.profile:read', 'users:read']) => {
  const slack = await begin(undefined, { workspace, app: { ...sampleApp, scopes } })
  const call = caller(slack)
  const profile = async (user: string, more: object = {}) =>
    dig((await call('users.profile.get', { body: { user, ...more } })).answer, 'profile')
  return { slack, call, profile }
}

describe('users.profile.get', () => {
  it('gives the custom fields of the profile, which users.info does not', async () => {
    const { slack, call, profile } = await served()
    expect(await profile('U0JANE')).toEqual({
      real_name: 'Jane Doe',
      real_name_normalized: 'Jane Doe',
      display_name: 'jane',
      display_name_normalized: 'jane',
      team: 'T0ACME',
      fields: { Xf0DEPARTMENT: { value: 'Design', alt: '' }, Xf0OFFICE: { value: 'Lagos', alt: '' } },
    })
    const info = (await call('users.info', { body: { user: 'U0JANE' } })).answer
    expect(dig(info, 'user', 'profile')).not.toHaveProperty('fields')
    expect(slack.problems()).toEqual([])
  })

  it('labels them if asked to', async () => {
    const { profile } = await served()
    expect(dig(await profile('U0JANE', { include_labels: true }), 'fields')).toMatchObject({
      Xf0DEPARTMENT: { label: 'Department' },
      Xf0OFFICE: { label: 'Xf0OFFICE' },
    })
  })

  it('has none for those who filled none, and for people of other organizations', async () => {
    const { slack, profile } = await served()
    for (const id of ['U0BOB', 'U0STRANGER', slack.bot.userId])
      expect(await profile(id)).toMatchObject({ fields: null })
  })

  it('tells what a person has become', async () => {
    const { slack, profile } = await served()
    slack.changePerson('jane', { profileFields: { Xf0DEPARTMENT: 'Legal', Xf0OFFICE: undefined, Xf0NEW: '' } })
    expect(dig(await profile('U0JANE'), 'fields')).toEqual({
      Xf0DEPARTMENT: { value: 'Legal', alt: '' },
      Xf0NEW: { value: '', alt: '' },
    })
  })

  it('gives the e-mail address to those who may read it, and nothing without its scope', async () => {
    const { profile } = await served(['users.profile:read', 'users:read.email'])
    expect(await profile('U0JANE')).toMatchObject({ email: 'jane@acme.test' })
    const { call } = await served(['users:read'])
    const refused = await call('users.profile.get', { body: { user: 'U0JANE' } })
    expect(refused.answer).toMatchObject({ error: 'missing_scope', needed: 'users.profile:read' })
  })

  it('is about the app itself unless it is told whom, and about nobody it does not know', async () => {
    const { slack, call } = await served()
    expect(dig((await call('users.profile.get')).answer, 'profile')).toMatchObject({ real_name: slack.bot.name })
    expect((await call('users.profile.get', { body: { user: 'U9' } })).answer).toMatchObject({
      error: 'user_not_found',
    })
  })
})
