import { defineConfig } from 'vitest/config'

/** Browser tests need a Chromium: `npm run test:browser`. */
const browser = ['test/browser/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'main', include: ['test/**/*.test.ts'], exclude: browser } },
      { extends: true, test: { name: 'browser', include: browser, testTimeout: 60_000, fileParallelism: false } },
    ],
  },
})
