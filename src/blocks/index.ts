export * from './build.ts'
export { limits } from './limits.ts'
export * from './text.ts'
export { toText } from './to-text.ts'
