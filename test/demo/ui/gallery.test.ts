import { describe, expect, it } from 'vitest'
import { isObject, type JsonObject, objectsAt, stringAt } from '../../../src/demo/slack/json.ts'
import { validateMessage, validateView } from '../../../src/demo/slack/validate/index.ts'
import { blockPlaces } from '../../../src/demo/slack/validate/places.ts'
import type { GallerySet } from '../../browser/gallery.ts'
import { blockSets } from '../../browser/gallery-blocks.ts'
import { dataSets } from '../../browser/gallery-data.ts'
import { textSets } from '../../browser/gallery-text.ts'

const sets: Record<string, GallerySet> = { ...textSets, ...blockSets, ...dataSets }
const all: GallerySet[] = Object.values(sets)

const blocksOf = ({ blocks = [], view }: GallerySet): JsonObject[] => [...blocks, ...objectsAt(view, 'blocks')]

describe('the gallery', () => {
  it('has every block there is', () => {
    const types = new Set(all.flatMap(blocksOf).map((block) => stringAt(block, 'type')))
    expect(Object.keys(blockPlaces).filter((type) => !types.has(type))).toEqual([])
  })

  it.each(Object.entries(sets).filter(([, { smuggled }]) => !smuggled))('%s is what Slack takes', (_, set) => {
    const { view, text = 'Words', blocks, attachments } = set
    const message = { text, ...(blocks && { blocks }), ...(attachments && { attachments }) }
    const problems = isObject(view) ? validateView(view) : validateMessage(message)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
