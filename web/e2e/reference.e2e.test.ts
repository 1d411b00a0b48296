import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { type Site, startSite } from "./start-site.ts";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test("the reference of the API opens without a session, lists every resource and explains an operation", async () => {
  const page = await (await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 } })).newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "127.0.0.1" && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  await page.goto(`${site.url}/developpeurs/reference`);
  await page.getByRole("heading", { name: "Référence pour les développeurs", level: 1 }).waitFor();
  for (const resource of ["Tenants", "Lines", "Contacts", "Calls", "API keys"]) {
    await page
      .getByRole("heading", { name: new RegExp(`^${resource}`) })
      .first()
      .waitFor();
  }
  await page.locator("#operations-Tenants-createTenant").getByRole("button").first().click();
  await page.locator("#operations-Tenants-createTenant").getByText("Idempotency-Key", { exact: false }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  expect(faults).toEqual([]);
  expect(foreign).toEqual([]);
});

test("an API that is away is said to be, and the page stays", async () => {
  const page = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await page.route("**/openapi.json", (route) => route.abort());
  await page.goto(`${site.url}/developpeurs/reference`);
  await page.getByText("Failed to load API definition").waitFor();
  await page.getByRole("heading", { name: "Référence pour les développeurs", level: 1 }).waitFor();
});
