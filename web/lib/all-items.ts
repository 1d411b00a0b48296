const MOST_PAGES = 20;

const LONG_PAGE = 100;

interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

/** A list that people keep by hand, whole. */
export async function allItems<Item>(ask: (cursor: string | undefined) => Promise<{ data: Page<Item> }>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await ask(cursor);
    items.push(...data.items);
    if (data.nextCursor === null) break;
    cursor = data.nextCursor;
  }
  return items;
}

/** The query of one page of such a list. */
export const longPage = (cursor: string | undefined) => (cursor === undefined ? { limit: LONG_PAGE } : { limit: LONG_PAGE, cursor });
