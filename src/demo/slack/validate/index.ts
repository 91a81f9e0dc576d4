/** The strict Block Kit validator of the Slack stand-in. Its numbers are in limits.ts, its places in places.ts. */
export { validateBlocks } from './blocks.ts'
export { type Interactive, interactiveElements } from './interactive.ts'
export { limits } from './limits.ts'
export { type ActiveMarkup, activeMarkup } from './markup.ts'
export { validateMessage } from './messages.ts'
export type { Surface } from './places.ts'
export { errorsOnly, type Problem, type Severity } from './problems.ts'
export { validateView } from './views.ts'
