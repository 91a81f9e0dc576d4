import { isDeepStrictEqual } from 'node:util'
import type { Path } from './problems.ts'
import type { Report } from './rules.ts'

type Option = { readonly value: string }
type Placed = { option: Option; path: Path }

/** The fields by which an element offers choices and preselects some. */
type Choices = {
  options?: readonly Option[] | undefined
  option_groups?: readonly { readonly options: readonly Option[] }[] | undefined
  initial_option?: Option | undefined
  initial_options?: readonly Option[] | undefined
}

const placed = (options: readonly Option[] | undefined, path: Path): Placed[] =>
  (options ?? []).map((option, index) => ({ option, path: [...path, index] }))

const offered = ({ options, option_groups = [] }: Choices): Placed[] => [
  ...placed(options, ['options']),
  ...option_groups.flatMap((group, index) => placed(group.options, ['option_groups', index, 'options'])),
]

const preselected = ({ initial_option, initial_options }: Choices): Placed[] => [
  ...(initial_option ? [{ option: initial_option, path: ['initial_option'] }] : []),
  ...placed(initial_options, ['initial_options']),
]

const reportRepeated = (options: readonly Placed[], report: Report): void => {
  const seen = new Set<string>()
  for (const { option, path } of options) {
    if (seen.has(option.value)) report('duplicate_option_value', `\`value\` "${option.value}" already exists`, path)
    seen.add(option.value)
  }
}

/** Option values are unique within an element, over all its groups. */
export const uniqueChoices = (element: Choices, report: Report): void => {
  reportRepeated(offered(element), report)
  reportRepeated(preselected(element), report)
}

/** Each preselected option is, field by field, one of those offered. */
export const knownPreselection = (element: Choices, report: Report): void => {
  const options = offered(element)
  for (const { option, path } of preselected(element)) {
    const isOffered = options.some((other) => isDeepStrictEqual(other.option, option))
    if (!isOffered) report('initial_option_not_in_options', 'must exactly match one of the provided options', path)
  }
}

/** A multi-select does not preselect more than a person may select. */
export const withinMaximum = (
  maximum: number | undefined,
  preselection: readonly unknown[] | undefined,
  report: Report,
): void => {
  if (maximum !== undefined && preselection !== undefined && preselection.length > maximum) {
    report('out_of_range', 'must be no less than the number of preselected items', ['max_selected_items'])
  }
}
