/**
 * What a value is compared by, where a profile is matched with a record; undefined for what matches nothing.
 *
 * NFC unites only spellings that Unicode calls the same text, such as é as one character or as two, which nobody can
 * tell apart. NFKC would also unite what merely resembles it: `joe²@…` would become `joe2@…`, another mailbox and another
 * person. A match that is missed costs a question to an administrator; one too many shows somebody else's record.
 */
export const matchKey = (value: unknown): string | undefined => {
  // A number beyond these has lost its last digits on the way.
  if (typeof value === 'number' && !(Number.isSafeInteger(value) || !Number.isInteger(value))) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return String(value).trim().normalize('NFC').toLowerCase().normalize('NFC') || undefined
}
