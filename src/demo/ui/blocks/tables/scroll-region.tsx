import type { ReactNode } from 'react'

/** Scrolls sideways where it is too wide, also with the keyboard. */
export const ScrollRegion = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard
  <section className="scroll-region" aria-label={label} tabIndex={0}>
    {children}
  </section>
)
