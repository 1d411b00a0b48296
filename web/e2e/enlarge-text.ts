import type { Page } from "playwright-core";

/** Text of another size: 16 px is the usual one. Set from outside, since the pages' policy lets no foreign style sheet in. */
export const enlargeText = (page: Page, rootPx: number): Promise<void> =>
  page.evaluate((px) => {
    document.documentElement.style.fontSize = `${px}px`;
  }, rootPx);
