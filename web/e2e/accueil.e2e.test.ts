import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Whether the line is protected, what is to do, what happened: and that nothing is claimed that is not known.

const HOUR_MS = 3_600_000;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
afterEach(() => site.supabase.faults.clear());

async function open(household: Household, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: "fr-FR",
    viewport: { width: 360, height: 640 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await openAs(page, site, household, "/accueil");
  return page;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { name });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const sql = (text: string, values: unknown[] = []) => site.supabase.sql(text, values);
const faultsOf = async (page: Page) => [await axeFaults(page), await smallTargets(page), await sidewaysScroll(page)];

/** A line is proved by a call that came in. */
const addPastCall = (household: Household, hoursAgo: number, over: Partial<Parameters<Site["addCall"]>[1]> = {}) => {
  const startedAt = new Date(Date.now() - hoursAgo * HOUR_MS);
  return site.addCall(household, {
    caller: "+33612345678",
    startedAt,
    endedAt: new Date(startedAt.getTime() + 90_000),
    analysed: true,
    answered: true,
    ...over,
  });
};

test("sign-in leads here; without a proof no line is called protected, and the first call is one", async () => {
  const martin = await site.addHousehold("Martin");
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${site.url}/connexion`);
  await page.getByLabel("Adresse e-mail").fill(martin.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(martin.password);
  await button(page, "Se connecter").click();
  await page.waitForURL(`${site.url}/accueil`);
  await heading(page, "Nous vérifions encore la ligne de Jeanne.").waitFor();
  await heading(page, "Essayons la ligne de Jeanne").waitFor();
  await page.getByText("Aucun appel pour le moment. C'est normal.").waitFor();
  const tab = page.getByRole("navigation", { name: "Menu principal" }).getByRole("link", { name: "Accueil" });
  expect(await tab.getAttribute("aria-current")).toBe("page");
  expect(await faultsOf(page)).toEqual([[], [], 0]);

  await addPastCall(martin, 1);
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
  await heading(page, "06 12 34 56 78").waitFor();
  await heading(page, "Ajoutez un proche").waitFor();
});

test("a suspicious call stands first while it lasts, interrupts once at level 3, and is followed from here", async () => {
  const household = await site.addHousehold("Leroy");
  await addPastCall(household, 30);
  const page = await open(household);
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
  const id = await site.addCall(household, { caller: "+33698765432" });
  await heading(page, "06 98 76 54 32").waitFor();
  await sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.95::real, 'bank_fraud_desk', '[]')", [id]);
  await heading(page, "Arnaque probable").waitFor();
  await page.getByRole("alert").getByText("Arnaque probable : appel de 06 98 76 54 32 en ce moment.", { exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual([[], [], 0]);
  expect(await page.getByRole("link", { name: "Suivre l'appel en direct" }).getAttribute("href")).toBe(`/appels/${id}/direct`);
  await sql("select public.close_call($1, now(), true)", [`CA-${id}`]);
  await heading(page, "Arnaque probable").waitFor({ state: "detached" });
});

test("a pause is reviewed, ends by itself or by hand, and never looks like protection", async () => {
  const household = await site.addHousehold("Petit");
  await addPastCall(household, 2);
  const page = await open(household);
  await button(page, "Mettre en pause").click();
  await heading(page, "Mettre en pause la protection de Jeanne ?").waitFor();
  await button(page, "Annuler").click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Mettre en pause");
  await button(page, "Mettre en pause").click();
  await button(page, "Mettre en pause 1 heure").click();
  await heading(page, "La protection de Jeanne est en pause.").waitFor();
  await page.getByText("Elle reprend seule").waitFor();
  await page.getByText("La protection est en pause pour 1 heure.").waitFor();
  expect(await heading(page, "est protégée").count()).toBe(0);
  expect(await faultsOf(page)).toEqual([[], [], 0]);
  const [line] = await site.supabase.sql<{ minutes: number }>(
    "select round(extract(epoch from paused_until - now()) / 60)::integer as minutes from public.lines where id = $1",
    [household.lineId],
  );
  expect(line?.minutes).toBeGreaterThan(55);
  await button(page, "Reprendre la protection").click();
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
  await page.getByText("La protection a repris.").waitFor();
});

test("a refused pause leaves the state as it is, and says so", async () => {
  const household = await site.addHousehold("Roux");
  await addPastCall(household, 2);
  const page = await open(household);
  await button(page, "Mettre en pause").click();
  await page.route(/\/v1\/lines\/[^/]+\/pause$/, (route) => route.abort());
  await button(page, "Mettre en pause 1 heure").click();
  await page.getByRole("alert").filter({ hasText: "Ce n'est pas enregistré." }).waitFor();
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
});

test("the next step moves on: a relative, their yes, the checks, then nothing; the other steps are ticked", async () => {
  const household = await site.addHousehold("Garnier");
  await sql("update public.lines set forwarded_number = '+33139980777' where id = $1", [household.lineId]);
  await addPastCall(household, 3);
  const page = await open(household);
  await page.getByRole("link", { name: "Ajouter un proche" }).waitFor();
  await page.getByText(/^0 sur \d en place/).waitFor();

  const { contactId } = await site.addContactLink(household);
  await page.reload();
  await heading(page, "Nous attendons la réponse de Paul").waitFor();
  await sql("update public.contacts set consent = 'accepted', consent_at = now() where id = $1", [contactId]);
  await page.reload();
  await heading(page, "Laissez-nous vérifier la ligne de Jeanne").waitFor();
  await button(page, "J'accepte").click();
  await heading(page, "Tout est en place").waitFor();

  await page.getByRole("link", { name: "J'attends un appel" }).click();
  await page.waitForURL(`${site.url}/confiance#appels-attendus`);
  await heading(page, "Appels attendus").waitFor();
});

test("what cannot be read says so in its place, and the rest stands", async () => {
  const household = await site.addHousehold("Faure");
  await addPastCall(household, 2);
  const page = await open(household);
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();

  site.supabase.faults.add({ match: /\/rest\/v1\/usage_daily/, effect: { kind: "status", status: 503 } });
  await page.reload();
  await heading(page, "Chiffres du mois non affichés").waitFor();
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
  expect(await page.getByText("reste protégée").count()).toBe(0);
  site.supabase.faults.clear();

  site.supabase.faults.add({ match: /\/rest\/v1\/lines/, effect: { kind: "status", status: 503 } });
  await page.reload();
  await heading(page, "Nous vérifions encore").waitFor();
  await page.getByText("Dernier état connu : La ligne de Jeanne est protégée.").waitFor();
  expect(await faultsOf(page)).toEqual([[], [], 0]);
  site.supabase.faults.clear();
  await button(page, "Vérifier de nouveau").click();
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
});

test("without Internet the last state is shown with its time, and that the protection is in the telephone", async () => {
  const household = await site.addHousehold("Blanc");
  await addPastCall(household, 2);
  const page = await open(household);
  await heading(page, "La ligne de Jeanne est protégée.").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.match("/hors-ligne")) !== undefined);
  await page.context().setOffline(true);
  await page.getByText("La protection passe par le téléphone, pas par cet écran.").waitFor();
  await page.goto(`${site.url}/accueil`);
  await heading(page, "Pas d'Internet").waitFor();
  await page.getByText("Dernier état connu : La ligne de Jeanne est protégée.").waitFor();
});

test("somebody who may only look is offered nothing to change", async () => {
  const household = await site.addHousehold("Morel");
  const looking = await site.addMember(household, "viewer");
  await addPastCall(household, 2);
  const viewer = await open({ ...household, ...looking });
  await heading(viewer, "La ligne de Jeanne est protégée.").waitFor();
  expect(await viewer.getByRole("button", { name: /pause/ }).count()).toBe(0);
  expect(await viewer.getByText("Prochaine étape").count()).toBe(0);
});

test("without a line the owner begins", async () => {
  const empty = await site.addHousehold("Simon");
  await sql("delete from public.lines where id = $1", [empty.lineId]);
  const page = await open(empty);
  await page.getByRole("link", { name: "Commencer l'installation" }).waitFor();
  expect(await heading(page, "Derniers appels").count()).toBe(0);
  expect(await faultsOf(page)).toEqual([[], [], 0]);
  await page.getByRole("link", { name: "Commencer l'installation" }).click();
  await page.waitForURL(`${site.url}/installation**`);
});

test("many lines are one sentence, those that need somebody first", async () => {
  const household = await site.addHousehold("Tilleuls");
  for (const [name, status] of [
    ["Odette", "active"],
    ["Lucien", "active"],
    ["Denise", "draft"],
  ]) {
    await sql(
      `insert into public.lines (tenant_id, label, protected_name, delivery, status)
       values ($1, 'Studio', $2, '[{"kind":"sip","uri":"sip:studio@sip.example"}]', $3)`,
      [household.tenantId, name, status],
    );
  }
  const lines = await site.supabase.sql<{ id: string; name: string }>(
    "select id, protected_name as name from public.lines where tenant_id = $1 and status = 'active'",
    [household.tenantId],
  );
  for (const { id } of lines) await addPastCall({ ...household, lineId: id }, 5);
  const page = await open(household, { viewport: { width: 1280, height: 800 } });
  await heading(page, "3 lignes sur 4 sont protégées.").waitFor();
  const rows = page.getByRole("list", { name: "État de chaque ligne" }).getByRole("listitem");
  expect(await rows.first().textContent()).toContain("DeniseStudioÀ installer");
  expect(await rows.count()).toBe(4);
  await page.setViewportSize({ width: 360, height: 640 });
  await enlargeText(page, 32);
  expect(await sidewaysScroll(page)).toBe(0);
});

test("with 200 calls the page stays as small: three rows, and the month in figures and in a table", async () => {
  const household = await site.addHousehold("Dumas");
  await addPastCall(household, 0.1, { caller: "+33698765432", level: 2, kind: "delivery" });
  for (const hoursAgo of [0.2, 0.21]) await addPastCall(household, hoursAgo);
  const few = await open(household);
  // As the server sends it: what a page was led to from another one holds less.
  const sizeOf = async (page: Page) => {
    await page.reload();
    await page.getByText("appels reçus").waitFor();
    return (await page.content()).length;
  };
  const before = await sizeOf(few);
  await sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, ended_at, analysed, answered)
     select gen_random_uuid(), tenant_id, line_id, call_sid || n, dialled, '+33612341' || (100 + n), plan, started_at - gap, ended_at - gap, true, true
     from (select * from public.calls where tenant_id = $1 order by started_at limit 1) as oldest,
       generate_series(1, 197) as n, make_interval(secs => 3 * n) as gap`,
    [household.tenantId],
  );
  expect(await sizeOf(few)).toBeLessThan(before * 1.1);
  expect(await few.getByRole("main").getByRole("link", { name: /^06 / }).count()).toBe(3);
  // Around midnight some of them belong to the day before, and on the first of a month to another month.
  const counted = await few.getByRole("definition").first().textContent();
  const [today] = await site.supabase.sql<{ calls: number }>(
    `select coalesce(sum(calls), 0)::integer as calls from public.usage_daily
     where tenant_id = $1 and day >= date_trunc('month', now() at time zone 'Europe/Paris')`,
    [household.tenantId],
  );
  expect(counted).toBe(String(today?.calls));
  await few.getByText("Voir jour par jour").click();
  expect(await few.getByRole("row").count()).toBeGreaterThan(1);
});
