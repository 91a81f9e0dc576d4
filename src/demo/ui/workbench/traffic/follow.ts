import { useLayoutEffect, useRef, useState } from 'react'

/** Nearer to the end than this (pixels) counts as at the end. */
const near = 24

/** A list that stays at its end as it grows, unless the person has scrolled up. */
export const useFollowedEnd = (length: number, height: unknown) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })

  // biome-ignore lint/correctness/useExhaustiveDependencies: what makes the list longer, or its window another size
  useLayoutEffect(() => {
    if (following) toEnd()
  }, [length, height])

  const noticeScroll = () => {
    const list = scroller.current
    if (list) setFollowing(list.scrollHeight - list.scrollTop - list.clientHeight < near)
  }
  return { scroller, following, noticeScroll, toEnd }
}
