import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// A line is installed on two devices; the person answers on a third. The number is given by hand, as a provider would in the end.

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function newDevice(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 740 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function open(household: Household, path = "/installation"): Promise<Page> {
  const page = await newDevice();
  await openAs(page, site, household, "/proches");
  await page.goto(site.url + path);
  return page;
}

/** Somebody who has an account and no line yet. */
async function addNewcomer(name: string): Promise<Household> {
  const household = await site.addHousehold(name);
  await site.supabase.sql("delete from public.lines where tenant_id = $1", [household.tenantId]);
  return household;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const at = (page: Page, step: string) => page.waitForURL(new RegExp(`/installation/[^/]+/${step}$`));
const faultsOf = async (page: Page) => [await axeFaults(page), await smallTargets(page), await sidewaysScroll(page)];
const linesOf = ({ tenantId }: Household) =>
  site.supabase.sql<{ id: string; setup: Record<string, unknown>; help_level: number; family_word: string | null }>(
    "select id, setup, help_level, family_word from public.lines where tenant_id = $1",
    [tenantId],
  );

async function sayFor(page: Page, whom: RegExp, label: string, name: string) {
  await at(page, "pour-qui");
  await page.getByRole("radio", { name: whom }).check();
  await page.getByLabel(label, { exact: true }).fill(name);
  await press(page, "Continuer");
  await at(page, "ligne");
}

async function sayLine(page: Page, number: string) {
  await page.getByLabel("Numéro de téléphone").fill(number);
  await page.getByLabel("Numéro de téléphone").blur();
  await press(page, "Continuer");
}

/** What the provider would do in a minute. */
async function giveNumber(lineId: string, tenantId: string, number: string) {
  await site.supabase.sql("update public.provisioning_jobs set state = 'ready', ended_at = now() where line_id = $1", [lineId]);
  await site.supabase.sql("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($1, 'assigned', $2, $3)", [
    number,
    tenantId,
    lineId,
  ]);
  await site.supabase.sql("update public.lines set status = 'testing' where id = $1", [lineId]);
}

test("begun on one device, answered by the person on hers, finished on another", { timeout: 180_000 }, async () => {
  const claire = await addNewcomer("Claire");
  const phone = await open(claire);
  await at(phone, "pour-qui");
  expect(await faultsOf(phone)).toEqual([[], [], 0]);
  await sayFor(phone, /Pour un proche/, "Son prénom", "Odette");

  // The session ends in the middle of a form: what was typed waits behind sign-in.
  await phone.getByLabel("Numéro de téléphone").fill("01 39 00 00 12");
  await phone.getByLabel("Numéro de téléphone").blur();
  expect(await phone.getByRole("radio", { name: /Box Internet/ }).isChecked()).toBe(true);
  await phone.context().clearCookies();
  await press(phone, "Continuer");
  await phone.getByText("Vous n'êtes plus connecté.").first().waitFor();
  await phone.getByRole("link", { name: "Se connecter" }).first().click();
  await phone.getByLabel("Adresse e-mail").fill(claire.email);
  await phone.getByLabel("Mot de passe", { exact: true }).fill(claire.password);
  await press(phone, "Se connecter");
  await at(phone, "ligne");
  await phone.getByText("Nous avons gardé ce que vous aviez écrit.").waitFor();
  expect(await phone.getByLabel("Numéro de téléphone").inputValue()).toBe("01 39 00 00 12");
  await press(phone, "Continuer");
  await at(phone, "accord");
  const [line] = await linesOf(claire);
  const lineId = line?.id ?? "";
  expect(line?.setup).toMatchObject({ forWhom: "relative", lineType: "box" });

  // Nobody passes the person's yes, by no address either.
  await phone.goto(`${site.url}/installation/${lineId}/telephone`);
  await at(phone, "accord");
  expect(await faultsOf(phone)).toEqual([[], [], 0]);
  await press(phone, "Préparer le lien");
  const link = (await phone.getByText(`${site.url}/accord/`).first().textContent()) ?? "";

  const odette = await newDevice({ javaScriptEnabled: false });
  await odette.goto(link.trim());
  await odette.getByRole("heading", { name: "Odette, êtes-vous d'accord ?" }).waitFor();
  await press(odette, "Oui, je suis d'accord");
  await odette.getByRole("heading", { name: "Vous avez dit oui. Merci." }).waitFor();
  // The other page sees it without being asked.
  await phone.getByText("Odette a dit oui.").waitFor();

  // A second device goes on where the first one stopped; nothing is asked twice.
  const tablet = await open(claire);
  await at(tablet, "telephone");
  await tablet.getByRole("radio", { name: /Sur un autre numéro/ }).check();
  await tablet.getByLabel("L'autre numéro").fill("01 39 00 00 12");
  await press(tablet, "Demander le numéro Ethiq");
  await tablet.getByText("L'appel tournerait en rond.").first().waitFor();
  await tablet.getByLabel("L'autre numéro").fill("06 39 98 00 42");
  await press(tablet, "Demander le numéro Ethiq");
  await at(tablet, "numero");
  await tablet.getByRole("listitem").filter({ hasText: "Trouver un numéro libre" }).waitFor();
  expect(await faultsOf(tablet)).toEqual([[], [], 0]);

  // It waits: one sentence, a code to read out, a way on.
  await site.supabase.sql(
    "update public.provisioning_jobs set state = 'parked', step = 'choose', park_reason = 'no_stock', next_at = now() + interval '6 hours' where line_id = $1",
    [lineId],
  );
  await tablet.getByText("Il n'y a pas de numéro libre de ce type en ce moment.").waitFor();
  await tablet.getByText("PRV-201").waitFor();
  await tablet.getByRole("button", { name: "Réessayer maintenant" }).waitFor();
  await tablet.getByRole("link", { name: "Continuer avec les proches en attendant" }).click();
  await at(tablet, "proches");

  await tablet
    .getByRole("button", { name: /^Choisir / })
    .first()
    .click();
  await tablet.getByText(/Le nouveau mot est/).waitFor();
  await press(tablet, "Continuer");
  await tablet.getByText("Ajoutez au moins une personne pour continuer.").first().waitFor();
  await press(tablet, "Ajouter un proche");
  await tablet.getByLabel("Prénom et nom").fill("Paul Martin");
  await tablet.getByLabel("Téléphone mobile").fill("06 39 98 00 77");
  await press(tablet, "Envoyer la demande");
  await tablet.getByText("Le SMS pour Paul Martin est en route.").waitFor();
  // What was missing is no longer said once it is there.
  await tablet.getByText("Ajoutez au moins une personne pour continuer.").first().waitFor({ state: "detached" });
  await press(tablet, "Continuer");
  await at(tablet, "aide");
  await tablet.getByRole("radio", { name: /couper l'appel/ }).check();
  await press(tablet, "Continuer");
  await at(tablet, "numero");

  await giveNumber(lineId, claire.tenantId, "+33939000077");
  await tablet.getByText("09 39 00 00 77").waitFor();
  const file = await tablet.evaluate(async (path) => (await fetch(path)).text(), `/installation/${lineId}/fiche`);
  expect(file).toContain("TEL;TYPE=VOICE:+33939000077");
  await press(tablet, "Continuer");
  await at(tablet, "renvoi");
  expect(await faultsOf(tablet)).toEqual([[], [], 0]);
  await press(tablet, "J'ai composé le code");
  await tablet.waitForURL(`${site.url}/installation/essai?ligne=${lineId}`);

  expect((await linesOf(claire))[0]).toMatchObject({ help_level: 3, family_word: expect.stringMatching(/^[a-z]{5,10}$/) });
  // The back button leads back; the first device goes on at the test.
  await tablet.goBack();
  await at(tablet, "renvoi");
  await site.supabase.sql("update public.lines set status = 'active' where id = $1", [lineId]);
  await phone.goto(`${site.url}/installation/${lineId}`);
  await at(phone, "pret");
  await phone.getByRole("link", { name: "Imprimer la carte à garder" }).waitFor();
  expect(await faultsOf(phone)).toEqual([[], [], 0]);
});

test("a no stops it kindly, and nothing is kept of the person", { timeout: 90_000 }, async () => {
  const hugo = await addNewcomer("Hugo");
  const phone = await open(hugo);
  await sayFor(phone, /Pour un proche/, "Son prénom", "Suzette");
  await sayLine(phone, "01 39 00 00 14");
  await at(phone, "accord");
  await press(phone, "Préparer le lien");
  const link = (await phone.getByText(`${site.url}/accord/`).first().textContent()) ?? "";

  const suzette = await newDevice();
  await suzette.goto(link.trim());
  expect(await faultsOf(suzette)).toEqual([[], [], 0]);
  await press(suzette, "Non");
  await suzette.getByRole("heading", { name: "Vous avez dit non. Tout est effacé." }).waitFor();

  await phone.waitForURL(/\/installation\?arret=/);
  await phone.getByRole("heading", { name: "L'installation est arrêtée." }).waitFor();
  expect(await linesOf(hugo)).toEqual([]);
  const told = await site.supabase.sql(
    "select 1 from public.audit_log where before::text like '%Suzette%' or after::text like '%Suzette%'",
  );
  expect(told).toEqual([]);
});

test("who installs for oneself answers there; a carer waits for the owner, and who only looks on is told so", {
  timeout: 90_000,
}, async () => {
  const anne = await addNewcomer("Anne");
  const phone = await open(anne);
  await sayFor(phone, /Pour moi/, "Votre prénom", "Anne");
  await sayLine(phone, "06 39 98 00 15");
  await at(phone, "accord");
  await phone.getByText("Un programme écoute vos appels pour repérer les arnaques.").waitFor();
  await press(phone, "Oui, je suis d'accord");
  await at(phone, "telephone");

  const paul = await site.addHousehold("Paulaidant");
  const join = (role: string) =>
    site.supabase.sql(
      `insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, $3)
       on conflict (tenant_id, user_id) do update set role = excluded.role`,
      [anne.tenantId, paul.userId, role],
    );
  const [line] = await linesOf(anne);
  const path = `/installation/${line?.id}/telephone`;
  await join("carer");
  const carer = await open(paul, path);
  await carer.getByText("Seule la personne qui gère le foyer peut faire cette étape.").waitFor();
  await join("viewer");
  await carer.reload();
  await carer.getByText("Cette page est réservée").waitFor();
});
