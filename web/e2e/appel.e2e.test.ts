import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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
  await site.supabase.sql("delete from public.caller_rules");
  await site.supabase.sql("update public.lines set retention = 'suspicious'");
  await site.supabase.sql("update public.tenant_members set role = 'owner'");
});

async function open(callId: string, household = martin): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await openAs(page, site, household, `/appels/${callId}`);
  return page;
}

const QUOTE = "donnez-moi le code •••";

/** Two minutes, ten minutes ago: careful, then a scam; somebody was warned. */
async function scamCall({ isOver = true } = {}): Promise<string> {
  const at = (seconds: number) => new Date(Date.now() - 600_000 + seconds * 1_000);
  const callId = await site.addCall(martin, {
    caller: "+33612345678",
    startedAt: at(0),
    endedAt: null,
    kind: "bank_fraud_desk",
    analysed: true,
    answered: true,
  });
  const verdict = (level: number, seconds: number, tactic: string, quote: string) =>
    site.supabase.sql("select public.record_verdict($1, $2, $3, $4, 0.9::real, 'bank_fraud_desk', $5)", [
      callId,
      `verdict:${level}`,
      at(seconds).toISOString(),
      level,
      JSON.stringify([{ tactic, quote, turn: level }]),
    ]);
  await verdict(2, 40, "urgency", "tout de suite");
  await verdict(3, 80, "credential_request", QUOTE);
  await site.supabase.sql("select public.record_event($1, 'whisper:1', $2, 'action', $3)", [
    callId,
    at(81).toISOString(),
    JSON.stringify({ action: "whisper", level: 3, outcome: "sent" }),
  ]);
  if (isOver) await site.supabase.sql("select public.close_call($1, $2, true)", [`CA-${callId}`, at(120).toISOString()]);
  return callId;
}

test("what happened is told in order, with the words that counted, and can be gone through step by step", async () => {
  const page = await open(await scamCall());
  await page.getByRole("heading", { name: "06 12 34 56 78" }).waitFor();
  await page.getByText("L'appelant a parlé comme un faux conseiller bancaire.").waitFor();
  await page.getByRole("img", { name: "Le risque au fil de l'appel. Niveau le plus haut : Arnaque probable." }).waitFor();
  const moments = page.getByRole("list").filter({ hasText: "L'appel commence." }).locator("> li");
  expect(await moments.evaluateAll((rows) => rows.map((row) => row.querySelector("p")?.textContent?.replaceAll("\u00a0", " ")))).toEqual([
    "L'appel commence.",
    "Niveau : Soyez prudent.",
    "Niveau : Arnaque probable.",
    "Nous avons averti Jeanne en privé.",
    "L'appel se termine.",
  ]);
  await page.getByText(`«\u00a0${QUOTE}\u00a0»`).waitFor();

  await page.getByRole("button", { name: "Revoir pas à pas" }).click();
  await page.getByRole("button", { name: "Arrêter" }).click();
  await page.getByRole("button", { name: "Moment suivant" }).click();
  expect(await page.locator("[aria-current=step]").count()).toBe(1);
  expect((await page.getByRole("main").getByRole("status").allTextContents()).join(" ")).toContain("Soyez prudent");
  await page.getByRole("button", { name: "Voir tout l'appel" }).click();
  expect(await page.locator("[aria-current=step]").count()).toBe(0);
});

test("an opinion says its effect, stays, and can be changed", async () => {
  const page = await open(await scamCall());
  const rules = () => site.supabase.sql<{ rule: string }>("select rule from public.caller_rules where tenant_id = $1", [martin.tenantId]);
  await page.getByText("Ce n'était pas une arnaque").click();
  await page.getByRole("button", { name: "Enregistrer mon avis" }).click();
  await page.getByText(/Merci\. Ce numéro ne donnera plus d'alerte jusqu'au/).waitFor();
  expect(await rules()).toEqual([{ rule: "trusted" }]);

  await page.reload();
  await page.getByText("Votre avis est enregistré.").waitFor();
  expect(await page.getByLabel("Ce n'était pas une arnaque").isChecked()).toBe(true);
  await page.getByText("C'était une arnaque", { exact: true }).click();
  await page.getByLabel("Ne plus laisser passer ce numéro").check();
  await page.getByRole("button", { name: "Enregistrer mon avis" }).click();
  await page.getByText("Merci. Ce numéro ne passera plus.").waitFor();
  expect(await rules()).toEqual([{ rule: "blocked" }]);
});

test("a call that goes on leads to its live page and is brought up to date by itself", async () => {
  const callId = await scamCall({ isOver: false });
  const page = await open(callId);
  await page.getByRole("link", { name: "Suivre l'appel en direct" }).waitFor();
  // Its topic is joined some moments after the page is there.
  await page.waitForTimeout(2_000);
  await site.supabase.sql("select public.close_call($1, now(), true)", [`CA-${callId}`]);
  await page.getByText("L'appel se termine.").waitFor();
  expect(await page.getByRole("link", { name: "Suivre l'appel en direct" }).count()).toBe(0);
  expect(await page.locator('a[href="sms:33700"]').count()).toBe(1);
});

test("who only looks on reads no words and gives no opinion; a stranger finds nothing", async () => {
  const callId = await scamCall();
  await site.supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'viewer') on conflict do nothing", [
    martin.tenantId,
    dubois.userId,
  ]);
  const viewer = await open(callId, dubois);
  await viewer.getByText("Seules les personnes qui gèrent le foyer lisent les paroles.").waitFor();
  expect(await viewer.getByText(QUOTE).count()).toBe(0);
  expect(await viewer.getByRole("button", { name: "Enregistrer mon avis" }).count()).toBe(0);
  await site.supabase.sql("delete from public.tenant_members where tenant_id = $1 and user_id = $2", [martin.tenantId, dubois.userId]);
  await viewer.reload();
  await viewer.getByRole("heading", { name: "Cette page n'existe pas" }).waitFor();
});

test("where the household keeps no words the page says that this was their choice", async () => {
  await site.supabase.sql("update public.lines set retention = 'nothing' where id = $1", [martin.lineId]);
  const page = await open(await scamCall());
  await page.getByText("Le texte n'est pas gardé, selon votre choix.").waitFor();
  expect(await page.getByText(QUOTE).count()).toBe(0);
});

test("it can be examined, and read at 320 px and with text of 200 %", async () => {
  const page = await open(await scamCall());
  await page.getByRole("button", { name: "Enregistrer mon avis" }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect([await sidewaysScroll(page), await smallTargets(page)]).toEqual([0, []]);
  await page.setViewportSize({ width: 360, height: 640 });
  await enlargeText(page, 32);
  expect([await sidewaysScroll(page), await smallTargets(page)]).toEqual([0, []]);
});
