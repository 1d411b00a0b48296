import { readFileSync } from "node:fs";
import { Hono } from "hono";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Listening, listen } from "../../shared/sandbox/listen.ts";
import { type QstashStandIn, startQstash } from "../../shared/sandbox/upstash/start-qstash.ts";
import { type AuthScene, startAuthScene } from "../../supabase/tests/auth-scene.ts";
import { openBrowser } from "./open-browser.ts";
import { type Site, startSite } from "./start-site.ts";
import { addUrgentCall, endCall, recordVerdict } from "./urgent-scene.ts";

// What the link of an alert's SMS opens.

const MOST_BYTES = 50_000;
const PHONE = { width: 360, height: 640 };
const AXE = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let scene: AuthScene;
let site: Site;
let browser: Browser;
let qstash: QstashStandIn;
let functions: Listening;

beforeAll(async () => {
  scene = await startAuthScene();
  qstash = await startQstash({});
  const { sql } = scene.supabase;
  // As the worker: cuts what may be cut, and the end of the call is told.
  const jobs = new Hono().post("/jobs/hang-up", async (c) => {
    const { callId } = (await c.req.json()) as { callId: string };
    const [row] = await sql<{ agreed: { callSid: string } | null }>("select public.agreed_hang_up($1) as agreed", [callId]);
    if (row?.agreed) await endCall({ sql }, row.agreed.callSid);
    return c.body(null, 204);
  });
  functions = await listen(jobs, 0);
  const apiEnv = { QSTASH_URL: qstash.url, QSTASH_TOKEN: qstash.token, PUBLIC_URL: functions.url };
  [site, browser] = await Promise.all([startSite({ supabase: scene.supabase, apiEnv }), openBrowser()]);
});
afterEach(() => {
  scene.clearFaults();
  // The database's stand-in prints every refusal of a stored procedure.
  vi.mocked(console.error).mockClear();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await functions?.close();
  await qstash?.close();
  await scene?.close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", viewport: PHONE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(site.url + path);
  return page;
}
const noScript = { javaScriptEnabled: false };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).waitFor();
const takenCount = async (callId: string) =>
  (await scene.supabase.sql("select 1 from public.alerts where call_id = $1 and status = 'acknowledged'", [callId])).length;

test("without JavaScript: what happens, taking it on, and everybody sees who", async () => {
  const { callId, paul, louise } = await addUrgentCall(scene.supabase);
  const page = await open(paul, noScript);
  await heading(page, "Jeanne a un appel suspect en ce moment");
  for (const words of ["Arnaque probable", "Personne ne s'en occupe encore.", "L'appelant demande un code.", "donnez-moi le code •••"]) {
    await page.getByText(words).first().waitFor();
  }
  expect(await page.getByRole("link", { name: "Appeler Jeanne" }).getAttribute("href")).toMatch(/^tel:\+3326191\d{4}$/);
  expect(await page.getByRole("button", { name: "Couper l'appel" }).count()).toBe(0);
  await page.reload();
  expect(await takenCount(callId)).toBe(0);

  await press(page, "Je m'en occupe");
  await page.getByText("Vous vous en occupez.").waitFor();
  expect(page.url()).toBe(site.url + paul);
  expect(await takenCount(callId)).toBe(1);

  const other = await open(louise, noScript);
  await other.getByText("Paul s'en occupe.").waitFor();
  expect(await other.getByRole("button").count()).toBe(0);
});

test("the page weighs at most 50 kB in all, asks for nothing else, and nothing in it breaks its own policy", async () => {
  const { paul } = await addUrgentCall(scene.supabase, { helpLevel: 3 });
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  const asked: string[] = [];
  const complaints: string[] = [];
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const response = await page.goto(site.url + paul, { waitUntil: "networkidle" });
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([site.url + paul]);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(complaints).toEqual([]);
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect([headers["cache-control"], headers["referrer-policy"]]).toEqual([
    expect.stringContaining("no-store"),
    expect.stringContaining("no-referrer"),
  ]);
  await page.evaluate(() => {
    const foreign = document.createElement("script");
    foreign.textContent = "document.title = 'taken over'";
    document.body.append(foreign);
  });
  expect(await page.title()).toBe("Jeanne a un appel suspect en ce moment · Ethiq");
});

test("an open page follows the call, leaves the focus alone and announces a rise once", async () => {
  const { callId, callSid, paul, louise } = await addUrgentCall(scene.supabase, { level: 2 });
  const page = await open("/connexion");
  await page.clock.install();
  await page.goto(site.url + paul);
  await heading(page, "Jeanne a un appel qui demande de la prudence");
  await page.getByRole("button", { name: "Je m'en occupe" }).focus();
  await recordVerdict(scene.supabase, callId, 3);
  await fetch(`${site.url}${louise}/prise`, { method: "POST", redirect: "manual" });
  await page.clock.runFor(15_000);
  await heading(page, "Jeanne a un appel suspect en ce moment");
  await page.getByRole("status").getByText("Louise s'en occupe.").waitFor();
  expect(await page.getByRole("alert").textContent()).toBe("Jeanne a un appel suspect en ce moment");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Je m'en occupe");

  await page.route(`${site.url}${paul}`, (route) => route.abort());
  await page.clock.runFor(15_000);
  await page.getByText("Affichage en pause. L'appel et la protection continuent.").waitFor();
  await page.unroute(`${site.url}${paul}`);
  await endCall(scene.supabase, callSid);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.clock.runFor(15_000);
  await heading(page, "L'appel est terminé");
  expect(await page.getByRole("button").count()).toBe(0);
  expect(await page.getByText("Affichage en pause").count()).toBe(0);
});

test("where the line agreed a contact cuts the call, without JavaScript, and reads that it is cut", async () => {
  const { paul, louise } = await addUrgentCall(scene.supabase, { helpLevel: 3 });
  const page = await open(paul, noScript);
  await page.getByText("Jeanne a donné son accord avant.").waitFor();
  await press(page, "Couper l'appel");
  await heading(page, "L'appel est coupé");
  await page.getByText("Vous avez coupé l'appel.").waitFor();
  const other = await open(louise, noScript);
  await other.getByText("Paul a coupé l'appel.").waitFor();
});

test("a call that could not be cut is said to go on", async () => {
  const { paul } = await addUrgentCall(scene.supabase, { helpLevel: 3 });
  qstash.faults.add({ match: /publish/, effect: { kind: "status", status: 500, body: {} }, times: 4 });
  const page = await open(paul, noScript);
  await press(page, "Couper l'appel");
  await page.getByText("L'appel n'est pas coupé. La protection continue.").waitFor();
  qstash.faults.clear();
  await press(page, "Couper l'appel");
  await heading(page, "L'appel est coupé");
});

test("the keyboard alone is enough, and the focus is seen", async () => {
  const { paul } = await addUrgentCall(scene.supabase);
  const page = await open(paul);
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Aller au contenu" }).waitFor();
  await page.keyboard.press("Tab");
  const focus = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return [element.textContent, getComputedStyle(element).outlineWidth, getComputedStyle(element).outlineStyle];
  });
  expect(focus).toEqual(["Je m'en occupe", "3px", "solid"]);
  await page.keyboard.press("Enter");
  await page.getByText("Vous vous en occupez.").waitFor();
});

test("the page is in the contact's language, its end too", async () => {
  const { callSid, paul } = await addUrgentCall(scene.supabase, { locale: "en", startedAt: new Date(Date.now() - 3_600_000) });
  const page = await open(paul, { ...noScript, locale: "fr-FR" });
  await heading(page, "Jeanne is on a suspicious call right now");
  await press(page, "I am on it");
  await page.getByText("You are on it.").waitFor();
  await endCall(scene.supabase, callSid, 11 * 60);
  await page.reload();
  await heading(page, "This link is over");
  expect(await page.content()).not.toMatch(/tel:|code|Paul/);
});

/** Sideways scroll, texts and targets that are too small, and what axe finds. */
async function faultsOf(page: Page): Promise<unknown[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe;
    const { violations } = await axe.run({ rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } } });
    const root = document.documentElement;
    const rem = Number.parseFloat(getComputedStyle(root).fontSize);
    const seen = [...document.querySelectorAll<HTMLElement>("main *")].filter((each) => each.checkVisibility() && !each.closest(".hidden"));
    return [
      ...violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      ...(root.scrollWidth > root.clientWidth ? [["scrolls sideways", root.scrollWidth]] : []),
      ...seen
        .filter((each) => each.matches(".button") && each.getBoundingClientRect().height < 64)
        .map((each) => ["lower than 64 px", each.textContent]),
      ...seen
        .filter((each) => each.matches("a") && each.getBoundingClientRect().height < 44)
        .map((each) => ["lower than 44 px", each.textContent]),
      ...seen
        .filter(
          (each) => each.childElementCount === 0 && each.textContent && Number.parseFloat(getComputedStyle(each).fontSize) < 1.125 * rem,
        )
        .map((each) => ["text too small", each.textContent]),
    ];
  });
}

test("every state is readable: axe, 320 px, 200 % text, light and dark", async () => {
  const { sql } = scene.supabase;
  const long = "Marie-Antoinette de la Rochefoucauld";
  const live = await addUrgentCall(scene.supabase, { helpLevel: 3, name: long });
  const taken = await addUrgentCall(scene.supabase, { level: 2 });
  const ended = await addUrgentCall(scene.supabase);
  const over = await addUrgentCall(scene.supabase, { startedAt: new Date(Date.now() - 3_600_000) });
  await fetch(`${site.url}${taken.louise}/prise`, { method: "POST", redirect: "manual" });
  await endCall({ sql }, ended.callSid, 60);
  await endCall({ sql }, over.callSid, 660);
  const states = {
    live: live.paul,
    failed: `${live.paul}?echec=couper`,
    taken: taken.paul,
    ended: ended.paul,
    over: over.paul,
    unknown: "/u/inconnu",
  };
  const found: unknown[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await open("/u/inconnu", { colorScheme, viewport: { width: 320, height: 640 } });
    for (const [name, path] of Object.entries(states)) {
      await page.goto(site.url + path);
      for (const rootPx of [16, 32]) {
        await page.evaluate((px) => (document.documentElement.style.fontSize = `${px}px`), rootPx);
        found.push(...(await faultsOf(page)).map((fault) => [name, colorScheme, rootPx, fault]));
      }
    }
    await page.context().close();
  }
  expect(found).toEqual([]);
});

test("a link that opens nothing, and an API that is down: calling comes first, with the number seen before", async () => {
  const { paul } = await addUrgentCall(scene.supabase);
  const seenBefore = await open(paul, noScript);
  const unknown = await open("/u/q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80", { ...noScript, locale: "fr-FR" });
  await heading(unknown, "Ce lien ne marche pas");

  await site.api.close();
  await press(seenBefore, "Je m'en occupe");
  await heading(seenBefore, "Appelez directement");
  expect(seenBefore.url()).toBe(`${site.url}${paul}?echec=prise`);
  const first = seenBefore.locator("main a").first();
  expect([await first.textContent(), await first.getAttribute("href")]).toEqual(["Appeler Jeanne", expect.stringMatching(/^tel:\+33/)]);
  expect(await faultsOf(await open(paul, { locale: "fr-FR" }))).toEqual([]);
  const fresh = await open(paul, { ...noScript, locale: "fr-FR" });
  await fresh.getByText("Appelez votre proche au numéro que vous connaissez").waitFor();
  expect(await fresh.getByRole("link", { name: "Réessayer" }).getAttribute("href")).toBe(paul);
});
