import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import { errorsOnly, type Problem } from '../validate/index.ts'
import type { Validators } from '../validators.ts'
import { defineMethod, jsonList, jsonObject } from './method.ts'

type Args = {
  blocks?: unknown[] | undefined
  message?: JsonObject | undefined
  view?: JsonObject | undefined
}

const found = (validators: Validators, { blocks, message, view }: Args): [string, Problem[]] => {
  if (blocks !== undefined) return ['invalid_blocks', validators.blocks(blocks, 'message')]
  if (message !== undefined) return ['invalid_message', validators.message(message)]
  return ['invalid_view', validators.view(view)]
}

/** Slack's own validator asks for no fallback text. @throws ApiError `invalid_blocks`, `invalid_message`, `invalid_view` */
export const blocksValidate = (validators: Validators, args: Args): JsonObject => {
  if ([args.blocks, args.message, args.view].filter((given) => given !== undefined).length !== 1) {
    const messages = ['[ERROR] exactly one of blocks, message and view is needed']
    throw new ApiError('invalid_arguments', { response_metadata: { messages } })
  }
  const [error, problems] = found(validators, args)
  const errors = errorsOnly(problems)
    .filter(({ code }) => code !== 'missing_text')
    .map(({ pointer, code, message }) => ({ pointer, code, message }))
  if (errors.length > 0) throw new ApiError(error, { errors })
  return {}
}

export const blocksValidateMethod = defineMethod({
  name: 'blocks.validate',
  scopes: [],
  token: 'none',
  args: z.object({ blocks: jsonList.optional(), message: jsonObject.optional(), view: jsonObject.optional() }),
  call: ({ validators }, args) => blocksValidate(validators, args),
})
