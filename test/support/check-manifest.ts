import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse } from 'yaml'

/** Checks manifest.yml by Slack's JSON schema for app manifests: `node test/support/check-manifest.ts SCHEMA.json` */
const [, , schemaFile = ''] = process.argv
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
const isValid = validate(parse(readFileSync('manifest.yml', 'utf8')))
process.stdout.write(
  isValid
    ? 'manifest.yml is valid by the schema\n'
    : `manifest.yml: ${ajv.errorsText(validate.errors, { separator: '\n' })}\n`,
)
process.exit(isValid ? 0 : 1)
