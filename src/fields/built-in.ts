import { define, type FieldDefinition } from './definition.ts'

const languages = [
  'ar',
  'bg',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'ms',
  'nb',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh-Hans',
  'zh-Hant',
]

/** `Deutsch (German)`: in the language itself, and in English for who looks for it there. */
const languageLabel = (code: string): string => {
  const own = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code
  const english = new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  return own === english ? own : `${own} (${english})`
}

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
    choices: languages.map((value) => ({ value, label: languageLabel(value) })),
  }),
  define('preferences.notifications', 'Notifications', 'boolean'),
  define('preferences.timezone', 'Time zone', 'timezone'),
]

/** An organization's definitions, and the built-in ones of paths that it does not define. */
export const withBuiltIn = (own: FieldDefinition[]): FieldDefinition[] => [
  ...own,
  ...builtIn.filter(({ path }) => !own.some((each) => each.path === path)),
]
