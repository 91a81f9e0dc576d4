import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const ui = join(import.meta.dirname, '../ui')

/** In the order in which they apply. */
const styleSheets = [
  'base',
  'shell/shell',
  'shell/people',
  'shell/places',
  'shell/messages',
  'shell/composer',
  'shell/narrow',
  'text/text',
  'blocks/blocks',
  'blocks/tables',
  'blocks/cards',
  'blocks/charts',
  'elements/elements',
  'elements/pickers',
  'modal/modal',
  'workbench/workbench',
  'workbench/traffic',
  'workbench/json',
  'workbench/faults',
]

export type Bundle = {
  /** JavaScript modules by file name; `main.js` is the first. */
  scripts: ReadonlyMap<string, string>
  styles: string
}

/** The page's code for the browser, made from its sources in memory. */
export const makeBundle = async (): Promise<Bundle> => {
  const bundle = await rolldown({
    input: { main: join(ui, 'main.tsx') },
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    // Directives such as “use client” mean nothing here.
    onLog: (level, log, handle) => {
      if (level !== 'warn') handle(level, log)
    },
  })
  const { output } = await bundle.generate({ format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' })
  await bundle.close()
  return {
    scripts: new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : []))),
    styles: styleSheets.map((name) => readFileSync(join(ui, `${name}.css`), 'utf8')).join('\n'),
  }
}
