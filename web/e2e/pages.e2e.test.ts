import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { ROUTES, type Route } from "./routes.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// What every page owes everybody, whatever it shows.

let site: Site;
let browser: Browser;
let household: Household;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  household = await site.addHousehold("Martin");
  await site.addCall(household, { caller: "+33612345678", level: 3, kind: "bank_fraud_desk", analysed: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const PHONE = { width: 360, height: 640 };

async function open({ path, needsSession, ready }: Route, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: PHONE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (needsSession) await openAs(page, site, household, path);
  else await page.goto(site.url + path, { waitUntil: "networkidle" });
  if (ready) await page.getByText(ready).first().waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

test.each(ROUTES)("$path has no fault of accessibility, light and dark", async (route) => {
  // A colour on its way to another is neither.
  const page = await open(route, { reducedMotion: "reduce" });
  const light = await axeFaults(page);
  await page.emulateMedia({ colorScheme: "dark" });
  expect({ light, dark: await axeFaults(page) }).toEqual({ light: [], dark: [] });
  await page.context().close();
});

test.each(ROUTES)("$path fits 320 px and text of twice the size, with targets that a thumb hits", async (route) => {
  const page = await open(route);
  expect(await smallTargets(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe(0);
  await page.setViewportSize(PHONE);
  await enlargeText(page, 32);
  expect([await sidewaysScroll(page), await smallTargets(page)]).toEqual([0, []]);
  // 400 % of a screen of 1280 × 1024.
  await enlargeText(page, 16);
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await sidewaysScroll(page)).toBe(0);
  await page.context().close();
});

test.each(ROUTES)("$path has one title, help at the top, and nothing that its policy refuses", async (route) => {
  const refused: string[] = [];
  const page = await open(route);
  page.on("console", (message) => {
    if (message.type() === "error" && /policy|hydrat/i.test(message.text())) refused.push(message.text());
  });
  await page.reload({ waitUntil: "networkidle" });
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  expect(await page.title()).toMatch(/Ethiq/);
  const header = page.getByRole("banner");
  expect(await header.getByRole("link", { name: "Aide", exact: true }).getAttribute("href")).toBe("/aide");
  expect(await header.getByRole("link", { name: "01 99 00 00 42" }).getAttribute("href")).toBe("tel:+33199000042");
  expect(refused).toEqual([]);
  await page.context().close();
});

test("what was chosen of theme and size is there at the first paint, without any script", async () => {
  const page = await open({ name: "aide", path: "/aide" }, { javaScriptEnabled: false });
  await page.context().addCookies([{ name: "affichage", value: "dark.large", url: site.url }]);
  await page.reload();
  const html = page.locator("html");
  expect([await html.getAttribute("data-theme"), await html.getAttribute("data-text")]).toEqual(["dark", "large"]);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("20px");
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(15, 20, 24)");
});

test("scripts run by the nonce of their answer, and pages are framed by nobody", async () => {
  const policies = await Promise.all(
    ["/aide", "/aide", "/connexion", "/nulle-part"].map(async (path) =>
      (await fetch(site.url + path)).headers.get("content-security-policy"),
    ),
  );
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1]);
  expect(new Set(nonces).size).toBe(4);
  for (const policy of policies) expect(policy).toContain("frame-ancestors 'none'");
  const html = await (await fetch(`${site.url}/aide`)).text();
  expect([...html.matchAll(/<script(?![^>]*nonce=)[^>]*>/g)].map(([tag]) => tag)).toEqual([]);
  expect(html).not.toMatch(/<[^>]+ (on[a-z]+|style)="/);
});

test("without Internet the help that was kept opens, and any other page says so; calls are never kept", async () => {
  const page = await open({ name: "aide", path: "/aide" });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.match("/aide/urgence")) !== undefined);
  await openAs(page, site, household, "/appels");
  await page.getByText("06 12 34 56 78").waitFor();
  await page.context().setOffline(true);
  await page.goto(`${site.url}/aide/urgence`);
  await page.getByRole("heading", { name: "Appelez votre banque" }).waitFor();
  await page.goto(`${site.url}/appels`);
  await page.getByRole("heading", { name: "Pas d'Internet" }).waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => path.startsWith("/appels"))).toEqual([]);
});

test("a page that does not exist answers 404, and leads on", async () => {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  const response = await page.goto(`${site.url}/nulle-part`);
  expect(response?.status()).toBe(404);
  await page.getByRole("heading", { name: "This page does not exist" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Help", exact: true }).click();
  await page.waitForURL("**/aide");
});

test("of two households the chosen one is shown, without any script", async () => {
  const other = await site.addHousehold("Dubois");
  await site.supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'viewer')", [
    other.tenantId,
    household.userId,
  ]);
  const page = await open({ name: "appels", path: "/appels", needsSession: true });
  const state = await page.context().storageState();
  await page.context().close();
  const plain = await (await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, storageState: state })).newPage();
  await plain.goto(`${site.url}/appels`);
  const shown = plain.getByRole("banner").locator("summary");
  const before = await shown.textContent();
  await shown.click();
  const wanted = before?.includes("Martin") ? "Dubois" : "Martin";
  await plain.getByRole("button", { name: wanted, exact: true }).click();
  await plain.getByRole("banner").locator("summary").filter({ hasText: wanted }).waitFor();
  await site.supabase.sql("delete from public.tenant_members where tenant_id = $1 and user_id = $2", [other.tenantId, household.userId]);
});
