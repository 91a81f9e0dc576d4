import { useEffect, useState } from 'react'

const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'theme'

const stored = (): Theme => themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system'

/** The theme, and a function that goes to the next one. */
export const useTheme = (): { theme: Theme; next: () => void } => {
  const [theme, setTheme] = useState(stored)
  useEffect(() => {
    localStorage.setItem(key, theme)
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
  return { theme, next: () => setTheme(themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system') }
}
