import type { Push } from '../../../src/demo/page/wire.ts'

const parsed = (block: string): Push | undefined => {
  const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(block) ?? []
  return event === undefined || data === undefined ? undefined : ({ event, data: JSON.parse(data) } as Push)
}

type Told = { [Each in Push as Each['event']]: Each['data'] }

/** Reads what the page is told, as one person. */
export const openStream = async (url: string, as: string) => {
  const closing = new AbortController()
  const response = await fetch(`${url}/page/events?as=${as}`, { signal: closing.signal })
  const pushes: Push[] = []
  let heard: () => void = () => undefined
  const read = async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      pushes.push(...blocks.map(parsed).filter((push) => push !== undefined))
      heard()
    }
  }
  const ended = read().catch(() => undefined)
  /** The first push of that name which fits; what has come already counts. */
  const hears = <Name extends Push['event']>(event: Name, fits: (data: Told[Name]) => boolean) =>
    new Promise<Told[Name]>((resolve) => {
      heard = () => {
        const told = pushes.filter((push) => push.event === event).map(({ data }) => data as Told[Name])
        const found = told.find(fits)
        if (found !== undefined) resolve(found)
      }
      heard()
    })
  return {
    response,
    pushes,
    hears,
    close: async () => {
      closing.abort()
      await ended
    },
  }
}
