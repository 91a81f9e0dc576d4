/** Code that decides who may do what. `about`: only the statements that ask the policy. */
export const targets: { files: string[]; about?: RegExp }[] = [
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
  { files: ['src/changes/apply.ts'], about: /\bmay\w+\(/ },
  { files: ['src/features/**/*.ts'], about: /\bmay(With|See|Reveal|Edit)?\(/ },
]

/**
 * Patterns of tests, the quickest first: whatever passes one stage is run with the next. None that compares a text or a
 * snapshot with the table: it would notice any change, and says nothing of what the table does.
 */
export const stages: string[][] = [
  [
    'test/access/{policy,redact,actor,records,guard}*.test.ts',
    'test/slack/guard*.test.ts',
    'test/organizations.test.ts',
  ],
  ['test/stories/{fields,lookup,standing,preferences,organization,devices,mapping,limits}.test.ts'],
  ['test/access/**/*.test.ts', 'test/changes/**/*.test.ts'],
  ['test/stories/{links,shortcuts,home}.test.ts'],
]

/** Changes that no test can notice: each with the reason. `was` and `now` as they are printed. */
export const accepted: { file: string; was: string; now: string; why: string }[] = []
