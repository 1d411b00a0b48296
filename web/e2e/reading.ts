import type { Page } from "playwright-core";

/** How far the page scrolls sideways; 0 when it fits. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What lies outside a box that shows only a part of itself: it cannot be scrolled to. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.locator("*").evaluateAll((elements) =>
    elements
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(getComputedStyle(element).overflowX))
      .filter((element) => element.checkVisibility() && !element.closest(".sr-only"))
      .map((element) => `${element.tagName} ${element.className}`),
  );

/** What can be pressed but is less than 44 px high or wide; links within a sentence are as high as it. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.locator("button, a, summary, select, input:not([type=hidden]), label:has(input)").evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility() && !element.closest(".sr-only"))
      // A box is pressed by its label too.
      .filter((element) => !(element instanceof HTMLInputElement && /checkbox|radio/.test(element.type)))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((element) => `${element.tagName} ${element.textContent?.trim() || element.id}`),
  );
