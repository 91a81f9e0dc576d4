type Page = { limit: number; offset: number; count: number }

/** `limit` and `offset` first, then the filters as they came: the order of the documentation's example. */
const linkTo = (url: URL, limit: number, offset: number): string => {
  const query = new URLSearchParams({ limit: String(limit), ...(offset > 0 && { offset: String(offset) }) })
  for (const [name, value] of url.searchParams) if (name !== 'limit' && name !== 'offset') query.append(name, value)
  return `${url.origin}${url.pathname}?${query}`
}

/** Absolute links to the neighbours of a page; null where there is none. `url` is that of the page itself. */
export const neighbours = (url: URL, { limit, offset, count }: Page) => ({
  next: offset + limit < count ? linkTo(url, limit, offset + limit) : null,
  previous: offset > 0 ? linkTo(url, limit, offset - limit) : null,
})
