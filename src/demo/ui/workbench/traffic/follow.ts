import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Nearer to the end than this (pixels) counts as at the end. */
const near = 24

const showEnd = (list: HTMLElement | null) => list?.scrollTo({ top: list.scrollHeight })

/** A list that stays at its end as it grows or gets less room, unless the person has scrolled up. */
export const useFollowedEnd = (newest: number | undefined) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new makes the list longer
  useLayoutEffect(() => {
    if (following) showEnd(scroller.current)
  }, [newest, following])

  useEffect(() => {
    if (!following || !scroller.current) return
    const observer = new ResizeObserver(() => showEnd(scroller.current))
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [following])

  const noticeScroll = () => {
    const list = scroller.current
    if (list) setFollowing(list.scrollHeight - list.scrollTop - list.clientHeight < near)
  }
  return { scroller, following, noticeScroll, toEnd: () => showEnd(scroller.current) }
}
