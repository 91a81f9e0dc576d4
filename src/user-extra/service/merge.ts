import type { Content, Patch } from './schema.ts'

/**
 * PATCH: keys of `preferences` and `custom_fields` are merged one level deep, any other attribute is set whole, and
 * null is a value like others. What is not sent stays.
 */
export const patched = (current: Content, patch: Patch): Content => ({
  parent: patch.parent ?? current.parent,
  organization_id: patch.organization_id ?? current.organization_id,
  preferences: { ...current.preferences, ...patch.preferences },
  custom_fields: { ...current.custom_fields, ...patch.custom_fields },
  attributes: { ...current.attributes, ...patch.attributes },
  devices: patch.devices ?? current.devices,
})

/** PUT: what is absent is gone, but devices stay unless they are given. */
export const replaced = (current: Content, sent: Content): Content => ({
  ...sent,
  devices: sent.devices ?? current.devices,
})
