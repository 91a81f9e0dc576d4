export { Attachments } from './attachments.tsx'
export { Blocks } from './block-list.tsx'
