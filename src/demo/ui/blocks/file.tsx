import { FileIcon } from '@primer/octicons-react'
import type { FileBlock } from '@slack/types'
import { Placeholder } from './placeholder.tsx'

export const File = ({ block }: { block: FileBlock }) => (
  <Placeholder icon={FileIcon} kind="File">
    A file from elsewhere, known to the app as “{block.external_id}”
  </Placeholder>
)
