import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { LiveWords } from "../../shared/contracts/live-words.ts";
import { axeFaults } from "./axe.ts";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

let site: Site;
let browser: Browser;
let martin: Household;
let dubois: Household;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  [martin, dubois] = [await site.addHousehold("Martin"), await site.addHousehold("Dubois")];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  await site.supabase.sql("delete from public.calls");
  await site.supabase.sql("update public.lines set help_level = 2, retention = 'suspicious', forwarded_number = null");
  await site.supabase.sql("update public.lines set forwarded_number = '+33261910077' where id = $1", [martin.lineId]);
});

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

const addCall = (household: Household, level = 1) =>
  site.addCall(household, { caller: "+33612345678", level, kind: "bank_fraud_desk", analysed: true, answered: true });
const isLive = (page: Page) => page.getByText("Affichage en direct").waitFor();

/** The page of a call that goes on, once it hears of changes. */
async function follow(callId: string, household = martin): Promise<Page> {
  const page = await newPage();
  await openAs(page, site, household, `/appels/${callId}/direct`);
  await isLive(page);
  return page;
}

const rise = (callId: string, level: 2 | 3) =>
  site.supabase.sql("select public.record_verdict($1, $2, now(), $3, 0.9::real, 'bank_fraud_desk', $4)", [
    callId,
    `verdict:${level}`,
    level,
    JSON.stringify([{ tactic: "credential_request", quote: "donnez-moi le code", turn: level }]),
  ]);
const end = (callId: string) => site.supabase.sql("select public.close_call($1, now(), true)", [`CA-${callId}`]);

/** As the relay sends them, past the database. */
async function say(callId: string, turns: readonly number[], partial: LiveWords["partial"] = []) {
  const payload: LiveWords = {
    turns: turns.map((n) => ({
      ...{ id: `MZ:${n}`, speaker: n % 2 ? "caller" : "protected", text: `Phrase numéro ${n}, assez longue pour deux lignes.` },
      at: new Date(Date.UTC(2026, 2, 3, 13, 5, n)).toISOString(),
    })),
    partial,
  };
  const { status } = await fetch(`${site.supabase.url}/realtime/v1/api/broadcast`, {
    method: "POST",
    headers: { apikey: site.supabase.secretKey, "content-type": "application/json" },
    body: JSON.stringify({ messages: [{ topic: `words:${callId}`, event: "words", payload, private: true }] }),
  });
  expect(status).toBe(202);
}
/** Said again until the page shows it: the page joins the topic some moments after the level rose. */
async function sayUntilShown(page: Page, callId: string, turns: readonly number[], partial: LiveWords["partial"] = []) {
  const last = page.getByText(`Phrase numéro ${turns.at(-1)},`).first();
  for (let tries = 0; tries < 40 && !(await last.isVisible()); tries += 1) {
    await say(callId, turns, partial);
    await page.waitForTimeout(300);
  }
  await last.waitFor();
}

const heard = async (page: Page, role: "status" | "alert" | "log") =>
  (await page.getByRole("main").getByRole(role).allTextContents()).map((text) => text.replaceAll("\u00a0", " "));

test("the level rises while one looks, each rise is told once, and the end leads to the call's page", async () => {
  const callId = await addCall(martin);
  const page = await follow(callId);
  await page.getByRole("heading", { name: "Calme" }).waitFor();
  await page.getByText("Les paroles s'affichent seulement si l'appel devient suspect.").waitFor();
  expect((await heard(page, "alert")).join("")).toBe("");

  await rise(callId, 2);
  await page.getByRole("heading", { name: "Soyez prudent" }).waitFor();
  await page.getByText("L'appelant demande un code.").waitFor();
  expect(await heard(page, "status")).toContain("L'appel passe au niveau : Soyez prudent.");
  expect((await heard(page, "alert")).join("")).toBe("");

  await rise(callId, 3);
  await page.getByRole("heading", { name: "Arnaque probable" }).waitFor();
  expect((await heard(page, "alert")).filter(Boolean)).toEqual(["L'appel passe au niveau : Arnaque probable."]);
  expect((await heard(page, "status")).join("")).not.toContain("Soyez prudent");

  await end(callId);
  await page.getByRole("heading", { name: "L'appel est terminé" }).waitFor();
  expect(await page.getByRole("button", { name: "Je m'en occupe" }).count()).toBe(0);
  await page.getByRole("link", { name: "Voir le compte rendu" }).click();
  await page.waitForURL(`**/appels/${callId}`);
  await page.getByText("Une personne du foyer suit l'appel en direct.").waitFor();
});

test("the words come as they are said; they are read out only when that is switched on, one at a time", async () => {
  const callId = await addCall(martin, 3);
  const page = await follow(callId);
  const partial = [{ speaker: "caller" as const, text: "et maintenant" }];
  await sayUntilShown(page, callId, [1, 2], partial);
  const list = page.getByRole("region", { name: "Les paroles de l'appel" });
  expect(await list.getByRole("listitem").count()).toBe(2);
  expect(await list.getByText("et maintenant").locator("xpath=ancestor::*[@aria-hidden='true']").count()).toBe(1);
  expect(await list.getByRole("listitem").nth(1).textContent()).toContain("Jeanne");
  expect((await heard(page, "log")).join("")).toBe("");

  await page.getByLabel("Lire au fur et à mesure").check();
  await sayUntilShown(page, callId, [2, 3, 4]);
  await page.getByRole("log").getByText("Phrase numéro 4").waitFor({ state: "attached" });
  await sayUntilShown(page, callId, [4, 5]);
  await page.waitForTimeout(1_500);
  expect(await page.getByRole("log").locator("p").count()).toBe(1);
  expect(await page.getByRole("main").locator("[role=log] button, [role=status] button, [role=alert] button").count()).toBe(0);
});

test("scrolling up stays there, until one goes back to what is being said", async () => {
  const callId = await addCall(martin, 3);
  const page = await follow(callId);
  const turns = (last: number) => Array.from({ length: 8 }, (_, at) => last - 7 + at);
  await sayUntilShown(page, callId, turns(8));
  const list = page.getByRole("region", { name: "Les paroles de l'appel" });
  const fromEnd = () => list.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  await expect.poll(fromEnd).toBeLessThan(5);
  await list.evaluate((box) => box.scrollTo({ top: 0 }));
  const back = page.getByRole("button", { name: "Revenir au direct" });
  await back.waitFor();
  await say(callId, turns(12));
  await list.getByText("Phrase numéro 12,").waitFor({ state: "attached" });
  expect(await list.evaluate((box) => box.scrollTop)).toBe(0);
  await back.click();
  await back.waitFor({ state: "detached" });
  await expect.poll(fromEnd).toBeLessThan(5);
});

test("without a network it says since when, offers the telephone, and catches up by itself", async () => {
  const callId = await addCall(martin, 2);
  const page = await follow(callId);
  await page.context().setOffline(true);
  await page.getByText(/Affichage en pause depuis \d+\u00a0h\u00a0\d\d\. L'appel et la protection continuent\./).waitFor();
  expect(await page.locator('a[href="tel:+33261910077"]').first().isVisible()).toBe(true);
  await page.getByRole("heading", { name: "Soyez prudent" }).waitFor();
  await rise(callId, 3);
  await page.context().setOffline(false);
  await page.getByRole("heading", { name: "Arnaque probable" }).waitFor();
  await isLive(page);
  expect((await heard(page, "alert")).filter(Boolean)).toEqual(["L'appel passe au niveau : Arnaque probable."]);
});

test("taking care of it is seen by the others; what could not be done is said, with what to do", async () => {
  await site.supabase.sql("update public.lines set help_level = 3 where id = $1", [martin.lineId]);
  const callId = await addCall(martin, 3);
  const [first, second] = [await follow(callId), await follow(callId)];
  await first.getByText("Personne ne s'en occupe encore.").waitFor();
  await first.getByRole("button", { name: "Je m'en occupe" }).click();
  await first.getByText("Vous vous en occupez depuis").waitFor();
  await second.getByText("Vous vous en occupez depuis").waitFor();
  // No queue stands behind this site: the wish cannot be brought to the telephone network.
  await first.getByRole("button", { name: "Couper l'appel" }).click();
  await first.getByText("L'appel n'est pas coupé. La protection continue. Appelez, et dites de raccrocher.").waitFor();
});

test("on a line that keeps no words none are shown, and nobody else's call opens", async () => {
  await site.supabase.sql("update public.lines set retention = 'nothing' where id = $1", [martin.lineId]);
  const callId = await addCall(martin, 3);
  const page = await follow(callId);
  await page.getByText("Le texte n'est pas gardé, selon votre choix. Il ne s'affiche pas non plus ici.").waitFor();
  const watched = () => site.supabase.sql("select 1 from public.call_events where call_id = $1 and key like 'watch:%'", [callId]);
  expect(await watched()).toEqual([]);
  const theirs = await newPage();
  await openAs(theirs, site, dubois, `/appels/${callId}/direct`);
  await theirs.getByRole("heading", { name: "Cette page n'existe pas" }).waitFor();
});

test("it can be examined, and read at 320 px and with text of 200 %", async () => {
  const callId = await addCall(martin, 3);
  const page = await follow(callId);
  await sayUntilShown(page, callId, [1, 2, 3], [{ speaker: "caller", text: "et maintenant" }]);
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect([await sidewaysScroll(page), await smallTargets(page)]).toEqual([0, []]);
  await page.setViewportSize({ width: 360, height: 640 });
  await enlargeText(page, 32);
  expect([await sidewaysScroll(page), await smallTargets(page)]).toEqual([0, []]);
});
