import { define, type FieldDefinition } from './definition.ts'
import { languages } from './languages.ts'

/** What the API's documentation shows as preferences. */
const builtIn: FieldDefinition[] = [
  define('preferences.theme', 'Theme', 'choice', {
    choices: [
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
      { value: 'auto', label: 'Same as the device' },
    ],
  }),
  define('preferences.language', 'Language', 'choice', {
    choices: languages,
  }),
  define('preferences.notifications', 'Notifications', 'boolean'),
  define('preferences.timezone', 'Time zone', 'timezone'),
]

/** The built-in definitions of paths that an organization does not define itself, and then its own. */
export const withBuiltIn = (own: FieldDefinition[]): FieldDefinition[] => [
  ...builtIn.filter(({ path }) => !own.some((each) => each.path === path)),
  ...own,
]
