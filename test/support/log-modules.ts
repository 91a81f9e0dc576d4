import { registerHooks } from 'node:module'

/** With `node --import`: every module that is loaded is named on standard error, as `loaded <URL>`. */
registerHooks({
  load: (url, context, nextLoad) => {
    process.stderr.write(`loaded ${url}\n`)
    return nextLoad(url, context)
  },
})
