import { type Problem, validateBlocks, validateMessage, validateView } from './validate/index.ts'

/** The Block Kit rules. Given as a dependency, so that the rest does not know how they are checked. */
export type Validators = {
  message: (message: unknown) => Problem[]
  view: (view: unknown) => Problem[]
  blocks: (blocks: unknown, surface: 'message' | 'modal' | 'home') => Problem[]
}

export const blockKitValidators: Validators = {
  message: (message) => validateMessage(message),
  view: (view) => validateView(view),
  blocks: (blocks, surface) => validateBlocks(blocks, surface),
}
