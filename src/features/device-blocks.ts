import type { KnownBlock } from '@slack/types'
import { escapeText, moment, section, truncate } from '../blocks/index.ts'
import type { Device } from '../user-extra/schema.ts'

/** Characters of each thing that is said of a device. */
export const longestFact = 60

const icons = new Map([
  ['laptop', ':computer:'],
  ['desktop', ':desktop_computer:'],
  ['phone', ':iphone:'],
  ['tablet', ':iphone:'],
  ['monitor', ':tv:'],
  ['headset', ':headphones:'],
  ['keyboard', ':keyboard:'],
  ['printer', ':printer:'],
])

const titled = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A device as a paragraph, for where there is no table. */
export const deviceParagraph = (device: Device): KnownBlock => {
  const type = titled(device.device_type ?? 'device')
  const icon = icons.get((device.device_type ?? '').toLowerCase()) ?? ':package:'
  const show = (text: string) => escapeText(truncate(text, longestFact))
  const facts = [
    device.serial_number ? `Serial ${show(device.serial_number)}` : 'No serial number',
    device.status && `Status: ${show(device.status)}`,
    device.assigned_date && `Assigned ${moment(truncate(device.assigned_date, longestFact), '{date_short_pretty}')}`,
    device.device_id && `Id ${show(device.device_id)}`,
  ]
  const name = device.model ? `${show(device.model)} · ${show(type)}` : show(type)
  return section(`${icon} *${name}*\n${facts.filter(Boolean).join(' · ')}`)
}
