import { CheckboxIcon, SquareIcon } from '@primer/octicons-react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Link } from './link.tsx'

const plugins = [remarkGfm]

/** Headings begin below those of the page; nothing is loaded from elsewhere; what scrolls is reached with the keyboard. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href = '', children }) => <Link url={href}>{children}</Link>,
  img: ({ alt, src = '' }) => <Link url={String(src)}>{alt || String(src)}</Link>,
  input: ({ checked }) =>
    checked ? <CheckboxIcon size={14} aria-label="Done" /> : <SquareIcon size={14} aria-label="To do" />,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard
    <section className="scroll-region" aria-label="Table" tabIndex={0}>
      <table className="data-grid">{children}</table>
    </section>
  ),
}

/** Standard Markdown, without the HTML that it may hold. */
export const Markdown = ({ text }: { text: string }) => (
  <div className="markdown">
    <ReactMarkdown remarkPlugins={plugins} components={components}>
      {text}
    </ReactMarkdown>
  </div>
)
