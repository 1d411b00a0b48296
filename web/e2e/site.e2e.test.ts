import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { openAs, signedIn } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// What holds for the site as a whole.

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

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: PHONE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(site.url + path, { waitUntil: "networkidle" });
  return page;
}

test("what was chosen of theme and size is there at the first paint, without any script", async () => {
  const page = await open("/aide", { javaScriptEnabled: false });
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

test("what every page runs is marked to be compiled while it is downloaded", async () => {
  const html = await (await fetch(site.url)).text();
  const paths = [...html.matchAll(/<script src="([^"]+)"[^>]*async/g)].flatMap(([, path = ""]) => path);
  const codes = await Promise.all(paths.map(async (path) => (await fetch(site.url + path)).text()));
  const marked = codes.filter((code) => code.startsWith("//# allFunctionsCalledOnLoad\n"));
  expect(marked.some((code) => code.includes("hydrateRoot"))).toBe(true);
  expect(marked.length).toBeLessThan(codes.length);
});

test("without Internet the help that was kept opens, and any other page says so; calls are never kept", async () => {
  const page = await open("/aide");
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
  const state = await signedIn(browser, site, household);
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

test.each(["/accueil", "/appels"])("%s asks for itself when something happens, not all the time", async (path) => {
  const page = await open(path, { storageState: await signedIn(browser, site, household), serviceWorkers: "block" });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.headers().rsc) asked.push(request.url());
  });
  // Once for what happened before it listened; what is to be ruled out comes several times a second.
  await page.waitForTimeout(5_000);
  expect(asked.length).toBeLessThanOrEqual(3);
  await page.context().close();
});
