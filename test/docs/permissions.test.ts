import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { notAskedYet, type Permission, permissionNames } from '../../src/access/permissions.ts'
import type { FeatureDeps } from '../../src/features/deps.ts'
import { createFeatures } from '../../src/features/index.ts'
import { organizationsFileSchema } from '../../src/organizations.ts'
import { askedBy, askedOfFields, askersOf, example, permissionsPage } from './permissions-page.ts'

const manifest = parse(readFileSync('manifest.yml', 'utf8'))
const shortcuts: { callback_id: string; name: string }[] = manifest.features.shortcuts
const nameOf = (callbackId: string): string => shortcuts.find((each) => each.callback_id === callbackId)?.name ?? ''

// What features declare does not depend on what they are given.
const asking = askedBy(createFeatures({} as FeatureDeps), nameOf)

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('demo/'))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, 'utf8') }))

const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

/** Named by a declaration, or in a question to the policy. */
const isAsked = (permission: Permission): boolean =>
  filesWith(new RegExp(`(?:permission: |\\b(?:may|mayWith|reach|denial)\\([^()]*)'${permission.replace('.', '\\.')}'`))
    .length > 0

describe('the page of permissions', () => {
  it('is made from the table and from what the features declare', async () => {
    await expect(permissionsPage(asking)).toMatchFileSnapshot('../../docs/permissions.md')
  })

  it('says of every row what asks for it, or that nothing does yet', () => {
    const silent = permissionNames.filter((name) => askersOf(name, asking).length === 0)
    expect(silent).toEqual(notAskedYet)
  })

  it('has an example that is valid', () => {
    const organization = { id: '1', name: 'Acme', slack_workspaces: ['T012ABCDEF'], ...parse(example) }
    expect(organizationsFileSchema.safeParse({ organizations: [organization] }).error?.issues ?? []).toEqual([])
  })
})

describe('the rows that nothing asks for yet', () => {
  it('are those that no part of the bot asks for, and no others', () => {
    // The policy makes the names of these from a field's path and from what is done with it.
    const asked = permissionNames.filter((name) => isAsked(name) || name in askedOfFields)
    expect(permissionNames.filter((name) => !asked.includes(name))).toEqual(notAskedYet)
  })

  it('have fields.edit among them for as long as nothing but preferences is changed', () => {
    expect(filesWith(/`fields\.\$\{/)).toEqual(['access/policy.ts'])
    expect(filesWith(/\bchanges\.edit\(/)).toEqual(['features/preferences/index.ts'])
    expect(filesWith(/\bmayEdit\(/).sort()).toEqual(['changes/apply.ts', 'features/preferences/form.ts'])
  })
})
