export type Target = { files: string[]; about?: RegExp }

/** Code that decides who may do what. `about`: only the statements that ask the policy. */
export const targets: Target[] = [
  {
    files: [
      'src/access/permissions.ts',
      'src/access/policy.ts',
      'src/access/field-rules.ts',
      'src/access/redact.ts',
      'src/access/records.ts',
      'src/access/membership.ts',
      'src/access/mapping.ts',
      'src/access/actor.ts',
      'src/slack/guard.ts',
    ],
  },
  { files: ['src/slack/router.ts'], about: /\bmay\(/ },
  { files: ['src/changes/apply.ts'], about: /\bmay\w+\(/ },
  { files: ['src/features/**/*.ts'], about: /\bmay(With|See|Reveal|Edit)?\(/ },
]

/** Patterns of tests, the quickest first: whatever passes one is run with the next. */
export const stages: string[][] = [
  ['test/access/{policy,redact,actor,records,guard}*.test.ts', 'test/slack/guard*.test.ts'],
  ['test/access/**/*.test.ts', 'test/changes/**/*.test.ts'],
  ['test/stories/{fields,lookup,standing,preferences,home,links,organization,devices,shortcuts}*.test.ts'],
]

/** Tests that compare a text with the table notice any change to it, and say nothing of what it does. */
export const without: string[] = ['test/**/*docs*.test.ts']

/** Changes that no test can notice: each with the reason. `was` and `now` as they are printed. */
export const accepted: { file: string; was: string; now: string; why: string }[] = []
