import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Slack } from './slack.ts'
import type { Person } from './types.ts'

const style = `
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #1d1c1d; background: #fff }
  h1 { font-size: 1.6rem } code, pre { font: 14px/1.5 ui-monospace, monospace; background: #f4f2f5; border-radius: 6px }
  code { padding: .1rem .3rem } pre { padding: .8rem 1rem; overflow-x: auto }
  table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e4e1e6 }
  @media (prefers-color-scheme: dark) { body { color: #e8e6e9; background: #1a1d21 } code, pre { background: #2a2d31 } td, th { border-color: #3a3d41 } }
`

const flags = (person: Person): string => {
  const all: [boolean, string][] = [
    [person.isBot, 'bot'],
    [person.deleted, 'deactivated'],
    [person.isUltraRestricted, 'single-channel guest'],
    [person.isRestricted && !person.isUltraRestricted, 'guest'],
  ]
  return all.flatMap(([is, word]) => (is ? [word] : [])).join(', ')
}

/** `/`: what this is, how to use it from a shell, and who there is. Nothing is loaded from elsewhere. */
export const servePage = (hono: Hono, slack: Slack, command = '/command'): void => {
  const { directory } = slack.state
  hono.get('/', (c) => {
    const people = directory.people()
    const first = people.find((person) => !person.isBot && !person.deleted)?.name ?? 'someone'
    const base = `${slack.url}/sandbox/people/${first}`
    return c.html(html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Slack stand-in</title>
          <style>${style}</style>
        </head>
        <body>
          <h1>This is a local stand-in for Slack</h1>
          <p>
            A page to use it in the browser comes later. Until then, act as one of the people below from a shell; the
            answer is what that person then sees.
          </p>
          <pre>curl -s ${base}/run -d '{"text": "${command}"}'
curl -s ${base}/click -d '{"text": "Refresh"}'
curl -s ${base}/screen</pre>
          <p>
            <a href="/sandbox">/sandbox</a> lists everything there is to do,
            <a href="/sandbox/traffic">/sandbox/traffic</a> shows what went over the wire, and
            <a href="/sandbox/problems">/sandbox/problems</a> what the app did wrong.
          </p>
          <table>
            <thead><tr><th scope="col">Handle</th><th scope="col">Name</th><th scope="col">Workspace</th><th scope="col"></th></tr></thead>
            <tbody>
              ${people.map(
                (person) =>
                  html`<tr><td><code>${person.name}</code></td><td>${person.realName}</td><td>${directory.team(person.team)?.name}</td><td>${flags(person)}</td></tr>`,
              )}
            </tbody>
          </table>
        </body>
      </html>`)
  })
}
