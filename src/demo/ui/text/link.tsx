import type { ReactNode } from 'react'

const safe = /^(?:https?:\/\/|mailto:)/i

/** A link, if its address is one that a page may lead to; otherwise its words alone. */
export const Link = ({ url, children }: { url: string; children?: ReactNode }) =>
  safe.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer">
      {children ?? url}
    </a>
  ) : (
    (children ?? url)
  )
