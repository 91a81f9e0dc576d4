import { disputedElements, placeOfBlock, placeOfElement, type Surface } from './places.ts'
import { error, type Problem, warning } from './problems.ts'
import type { SeenBlock, SeenElement } from './visit.ts'

const blockOnSurface = ({ type, pointer }: SeenBlock, surface: Surface): Problem[] => {
  const place = placeOfBlock(type)
  const at = `${pointer}/type`
  if (!place) return []
  if (!place.on.includes(surface)) return [error(at, 'block_surface', `unsupported type: ${type}`)]
  const isDisputed = place.disputed?.includes(surface) ?? false
  return isDisputed ? [warning(at, 'disputed_surface', `${type} is not accepted on every ${surface}`)] : []
}

const elementOnSurface = ({ type, pointer }: SeenElement, surface: Surface): Problem[] => {
  const place = placeOfElement(type)
  if (!place || place.on.includes(surface)) return []
  return [error(`${pointer}/type`, 'element_surface', `unsupported type: ${type}`)]
}

const disputedElement = (block: SeenBlock, { type, pointer }: SeenElement): Problem[] =>
  disputedElements.some((pair) => pair.element === type && pair.block === block.type)
    ? [warning(`${pointer}/type`, 'disputed_element', `${type} is not documented for ${block.type} in every source`)]
    : []

/** Only the answer to a modal can carry a `response_url`. */
const responseUrl = (block: SeenBlock, { element, pointer }: SeenElement, surface: Surface): Problem[] => {
  if (element.response_url_enabled !== true || (block.type === 'input' && surface === 'modal')) return []
  return [error(`${pointer}/response_url_enabled`, 'wrong_place', 'works only in an input block of a modal')]
}

/** Every block and element is one that the surface takes. */
export const onSurface = (blocks: readonly SeenBlock[], surface: Surface): Problem[] =>
  blocks.flatMap((block) => [
    ...blockOnSurface(block, surface),
    ...block.elements.flatMap((element) => [
      ...elementOnSurface(element, surface),
      ...disputedElement(block, element),
      ...responseUrl(block, element, surface),
    ]),
  ])
