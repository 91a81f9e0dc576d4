import type { KindProps } from './kind.ts'

export const FileInput = ({
  naming: { 'data-autofocus': _, 'aria-required': __, 'aria-invalid': ___, ...naming },
}: KindProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend; the label is the block's
  <div role="group" className="file-input" {...naming}>
    Files cannot be uploaded in this workspace.
  </div>
)
