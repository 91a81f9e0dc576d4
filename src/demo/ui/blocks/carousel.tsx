import { ChevronLeftIcon, ChevronRightIcon } from '@primer/octicons-react'
import type { CarouselBlock } from '@slack/types'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Card } from './card.tsx'

/** How far a list may be from its end and still be there (pixels): positions are not always whole. */
const tolerance = 2

/** Where a list is scrolled to, and a way to scroll on by what is seen of it. */
const useScrolling = () => {
  const list = useRef<HTMLUListElement>(null)
  const [ends, setEnds] = useState({ first: true, last: true })
  const look = useCallback(() => {
    const { scrollLeft = 0, clientWidth = 0, scrollWidth = 0 } = list.current ?? {}
    setEnds({ first: scrollLeft <= tolerance, last: scrollLeft + clientWidth >= scrollWidth - tolerance })
  }, [])
  useEffect(() => {
    const element = list.current
    if (!element) return
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [look])
  const move = (direction: 1 | -1) => list.current?.scrollBy({ left: direction * list.current.clientWidth * 0.8 })
  return { list, ends, look, move }
}

/** Cards beside each other; those that do not fit are reached by scrolling, by buttons or with the keyboard. */
export const Carousel = ({ block }: { block: CarouselBlock }) => {
  const { list, ends, look, move } = useScrolling()
  const buttons = [
    { name: 'Previous cards', Sign: ChevronLeftIcon, atEnd: ends.first, direction: -1 },
    { name: 'Next cards', Sign: ChevronRightIcon, atEnd: ends.last, direction: 1 },
  ] as const
  return (
    <section className="block-carousel" aria-label={`${block.elements.length} cards`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard */}
      <ul ref={list} onScroll={look} tabIndex={0} aria-label="Cards">
        {block.elements.map((card, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards have no other place than their order
          <li key={index}>
            <Card block={card} />
          </li>
        ))}
      </ul>
      {!(ends.first && ends.last) && (
        <div className="carousel-buttons">
          {buttons.map(({ name, Sign, atEnd, direction }) => (
            <button
              key={name}
              type="button"
              className="quiet-button"
              aria-label={name}
              disabled={atEnd}
              onClick={() => move(direction)}
            >
              <Sign />
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
