import type { Context } from "hono";

const MAX_PAGE = 1000;

/** A list as the newer products page it. */
export function pageV2<Item>(
  c: Context,
  { host, key }: { host: string; key: string },
  items: Item[],
  view: (item: Item) => unknown,
): Response {
  const address = new URL(c.req.url);
  const size = Math.min(MAX_PAGE, Math.max(1, Number(address.searchParams.get("PageSize") ?? 50) || 50));
  const number = Math.max(0, Number(address.searchParams.get("Page") ?? 0) || 0);
  const url = (pageNumber: number) => {
    const query = new URLSearchParams(address.searchParams);
    query.set("PageSize", String(size));
    query.set("Page", String(pageNumber));
    return `https://${host}${address.pathname}?${query}`;
  };
  const start = number * size;
  return c.json({
    [key]: items.slice(start, start + size).map(view),
    meta: {
      page: number,
      page_size: size,
      first_page_url: url(0),
      previous_page_url: number > 0 ? url(number - 1) : null,
      url: url(number),
      next_page_url: start + size < items.length ? url(number + 1) : null,
      key,
    },
  });
}
