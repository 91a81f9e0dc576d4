import type { Context } from '../context.ts'
import type { Acknowledgement } from '../delivery/dispatcher.ts'
import { optionsOf } from '../elements/find.ts'
import { isObject, type JsonObject } from '../json.ts'

/** What the open menu of an external select shows. */
export type Suggestions = {
  options: JsonObject[]
  /** What stands there instead of options. */
  notice: string | undefined
}

const where = 'acknowledgement of block_suggestion'
const nothing = 'No results'
const failed = 'Oops, something went wrong'

/** Reads the options an app offers: `options` or `option_groups`, at most 100 of either. */
export const readOptions = ({ checks, traffic }: Context, acknowledgement: Acknowledgement): Suggestions => {
  if (acknowledgement.kind !== 'acknowledged') return { options: [], notice: failed }
  const { body } = acknowledgement
  const key = isObject(body) && body.option_groups !== undefined ? 'option_groups' : 'options'
  const list = isObject(body) ? body[key] : undefined
  if (!Array.isArray(list)) {
    const message = 'Neither options nor option_groups is a list.'
    traffic.report({ where, severity: 'error', code: 'no_options', message })
    return { options: [], notice: failed }
  }
  // An empty list is a good answer here, though a menu made of it would not be valid.
  if (list.length === 0) return { options: [], notice: nothing }
  const answer = { [key]: list }
  return checks.options(answer, where).length > 0
    ? { options: [], notice: failed }
    : { options: optionsOf(answer), notice: undefined }
}
