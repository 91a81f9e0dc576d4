import type { Option } from '@slack/types'
import { z } from 'zod'
import { limits, option } from '../blocks/index.ts'
import { fieldType } from './field-type.ts'
import { readSelected } from './selected.ts'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** Longer than any zone's name: what a record holds is not kept whatever its size. */
const longestName = 64
const mostKept = 1_000
const quarterHour = 15 * 60_000

const readOffset = (zone: string): string | undefined => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value
  } catch {
    return undefined
  }
}

let kept = { quarter: 0, offsets: new Map<string, string | undefined>() }

/**
 * The offset of a zone now, `GMT-05:00`, or undefined for what is no zone. Kept for the quarter of an hour, at whose
 * ends alone offsets change: reading one takes as long as making all the rest of a card.
 */
const offsetOf = (zone: string): string | undefined => {
  if (zone === '' || zone.length > longestName) return undefined
  const quarter = Math.floor(Date.now() / quarterHour)
  if (quarter !== kept.quarter || kept.offsets.size >= mostKept) kept = { quarter, offsets: new Map() }
  if (!kept.offsets.has(zone)) kept.offsets.set(zone, readOffset(zone))
  return kept.offsets.get(zone)
}

/** Old names (`Asia/Calcutta`, `US/Pacific`) are zones too. */
const isZone = (value: unknown): value is string => typeof value === 'string' && offsetOf(value) !== undefined

/** `America/New_York (GMT-05:00)`; the offset is today's. */
const label = (zone: string): string => `${zone.replaceAll('_', ' ')} (${offsetOf(zone)})`

const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+:-]+/g, ' ')
    .trim()

/** Zones whose name has every word typed, best first: those in which a word begins with it, then the rest. */
export const suggestZones = (typed: string): Option[] => {
  const words = searchable(typed).split(' ').filter(Boolean)
  const ranked = zones
    .map((zone) => ({ zone, name: searchable(zone) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .map(({ zone, name }) => ({ zone, rank: words.every((word) => ` ${name}`.includes(` ${word}`)) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank)
  return ranked.slice(0, limits.options).map(({ zone }) => option(label(zone), zone))
}

/** An IANA time zone name, picked by typing: there are more than a select can hold. */
export const timezone = fieldType({
  options: z.strictObject({}),
  accepts: isZone,
  format: (value) => label(String(value)),
  input: (action_id, value) => ({
    type: 'external_select',
    action_id,
    min_query_length: 0,
    placeholder: { type: 'plain_text', text: 'Type a city, such as Berlin' },
    ...(isZone(value) && { initial_option: option(label(value), value) }),
  }),
  read: (state) => {
    const read = readSelected(state)
    if ('problem' in read || read.value === null || isZone(read.value)) return read
    return { problem: 'Please pick a time zone from the list.' }
  },
})
