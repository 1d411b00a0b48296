import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { cutOff, sidewaysScroll, smallTargets } from "./reading.ts";
import { addressOf, ROUTES } from "./routes.ts";
import { fillScene } from "./scene.ts";
import { type SignedIn, signedIn } from "./sign-in.ts";
import { type Site, startSite } from "./start-site.ts";

// What every page owes everybody, whatever it shows. Its other states: states.e2e.test.ts.

const PHONE = { width: 360, height: 640 };

let site: Site;
let browser: Browser;
let scene: Awaited<ReturnType<typeof fillScene>>;
let session: SignedIn;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  scene = await fillScene(site);
  session = await signedIn(browser, site, scene.household);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(ROUTES)("$path", (route) => {
  const refused: string[] = [];
  let page: Page;

  beforeAll(async () => {
    // A colour on its way to another is neither: no motion.
    const context = await browser.newContext({
      locale: "fr-FR",
      viewport: PHONE,
      reducedMotion: "reduce",
      ...(route.needsSession && { storageState: session }),
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => {
      if (message.type() === "error" && /policy|hydrat/i.test(message.text())) refused.push(message.text());
    });
    page.on("pageerror", (error) => refused.push(error.message));
    await page.goto(site.url + addressOf(route, scene.ids), { waitUntil: "networkidle" });
    if (route.ready) await page.getByText(route.ready).first().waitFor();
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
  afterAll(() => page?.context().close());

  // First: what the others do to the page moves it.
  test("does not move once it is drawn", async () => {
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
              if (!entry.hadRecentInput) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 100);
        }),
    );
    expect(shift).toBeLessThan(0.1);
  });

  test("has one title, help at the top, and nothing that its policy refuses", async () => {
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await page.title()).toMatch(/Ethiq/);
    const header = page.getByRole("banner");
    expect(await header.getByRole("link", { name: "Aide", exact: true }).getAttribute("href")).toBe("/aide");
    expect(await header.getByRole("link", { name: "01 99 00 00 42" }).getAttribute("href")).toBe("tel:+33199000042");
    expect(refused).toEqual([]);
  });

  test("has no fault of accessibility, light and dark", async () => {
    const light = await axeFaults(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await axeFaults(page);
    await page.emulateMedia({ colorScheme: "light" });
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });

  test("fits 320 px and text of twice the size, with targets that a thumb hits", async () => {
    expect(await smallTargets(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect([await sidewaysScroll(page), await cutOff(page)]).toEqual([0, []]);
    await page.setViewportSize(PHONE);
    await enlargeText(page, 32);
    expect([await sidewaysScroll(page), await cutOff(page), await smallTargets(page)]).toEqual([0, [], []]);
    // 400 % of a screen of 1280 × 1024.
    await enlargeText(page, 16);
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize(PHONE);
  });
});
