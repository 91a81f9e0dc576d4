import { isObject, type JsonObject } from '../json.ts'

export type Arguments = { args: JsonObject } | { error: string }

const fromForm = (body: string): JsonObject => Object.fromEntries(new URLSearchParams(body))

/**
 * The arguments of a call: a form, or JSON; also the query, as Slack takes them from there.
 * Other bodies are refused as Slack refuses them.
 */
export const readArguments = (contentType: string, body: string, query: JsonObject): Arguments => {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (body === '') return { args: query }
  if (type === 'application/x-www-form-urlencoded') return { args: { ...query, ...fromForm(body) } }
  if (type !== 'application/json') return { error: 'invalid_post_type' }
  try {
    const parsed: unknown = JSON.parse(body)
    return isObject(parsed) ? { args: { ...query, ...parsed } } : { error: 'json_not_object' }
  } catch {
    return { error: 'invalid_json' }
  }
}
