import type { Context } from "hono";

const MAX_PAGE = 1000;

/** A list as Twilio pages it. */
export function page<Item>(c: Context, key: string, items: Item[], view: (item: Item) => unknown): Response {
  const address = new URL(c.req.url);
  const size = Math.min(MAX_PAGE, Math.max(1, Number(address.searchParams.get("PageSize") ?? 50) || 50));
  const number = Math.max(0, Number(address.searchParams.get("Page") ?? 0) || 0);
  const start = number * size;
  const uri = (pageNumber: number) => {
    const query = new URLSearchParams(address.searchParams);
    query.set("PageSize", String(size));
    query.set("Page", String(pageNumber));
    return `${address.pathname}?${query}`;
  };
  const shown = items.slice(start, start + size);
  return c.json({
    [key]: shown.map(view),
    page: number,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: uri(number),
    first_page_uri: uri(0),
    next_page_uri: start + size < items.length ? uri(number + 1) : null,
    previous_page_uri: number > 0 ? uri(number - 1) : null,
  });
}
