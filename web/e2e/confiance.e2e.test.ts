import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { expectPrintedRefusal } from "./printed-refusal.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Numbers that one knows, and calls that one waits for.

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(household: Household, path = "/confiance"): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, household, path);
  return page;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const section = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const rulesOf = ({ tenantId }: Household) =>
  site.supabase.sql("select phone, rule from public.caller_rules where tenant_id = $1", [tenantId]);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function addNumber(page: Page, phone: string, reason: string, kind = "Numéro de confiance") {
  await button(page, "Ajouter un numéro").click();
  await page.getByLabel("Numéro de téléphone").fill(phone);
  await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel("Pourquoi, facultatif").fill(reason);
  await button(page, "Enregistrer").click();
}

test("a number is trusted until a day, another turned away; each with its reason, and never twice", async () => {
  const martin = await site.addHousehold("Martin");
  const page = await open(martin);
  await page.getByText("Exemples : le médecin, la pharmacie, l'école.").waitFor();
  await addNumber(page, "06 39", "Médecin");
  await page.getByRole("alert").getByText("Numéro de téléphone", { exact: false }).waitFor();
  expect(await page.getByLabel("Pourquoi, facultatif").inputValue()).toBe("Médecin");
  await page.getByLabel("Numéro de téléphone").fill("01 99 00 00 42");
  await page.getByLabel("Dernier jour, facultatif").fill(inDays(-1));
  await button(page, "Enregistrer").click();
  await page.getByText("Choisissez une date à venir.").first().waitFor();
  expect([await axeFaults(page), await smallTargets(page), await sidewaysScroll(page)]).toEqual([[], [], 0]);
  await page.getByLabel("Dernier jour, facultatif").fill(inDays(30));
  await button(page, "Enregistrer").click();
  await page.getByText("Le numéro 01 99 00 00 42 est ajouté.").waitFor();
  const trusted = section(page, "Numéros de confiance");
  await trusted.getByText("Médecin").waitFor();
  await trusted.getByText("Jusqu'au").waitFor();

  await addNumber(page, "01 99 00 00 42", "Encore lui", "Numéro bloqué");
  await page.getByText("Ce numéro est déjà dans une liste.").first().waitFor();
  expectPrintedRefusal("caller_rules_tenant_id_line_id_phone_key");
  await page.getByLabel("Numéro de téléphone").fill("01 99 00 00 43");
  await button(page, "Enregistrer").click();
  await section(page, "Numéros bloqués").getByRole("heading", { name: "01 99 00 00 43" }).waitFor();
  await button(page, "Modifier 01 99 00 00 43").click();
  await page.getByLabel("Pourquoi, facultatif").fill("Démarcheur");
  await button(page, "Enregistrer").click();
  await section(page, "Numéros bloqués").getByText("Démarcheur").waitFor();
  expect(await rulesOf(martin)).toHaveLength(2);

  await button(page, "Retirer 01 99 00 00 42").click();
  await page.getByText("01 99 00 00 42 est retiré de la liste.").waitFor();
  await button(page, "Annuler").click();
  await button(page, "Retirer 01 99 00 00 42").click();
  await expect.poll(() => rulesOf(martin), { timeout: 20_000 }).toEqual([{ phone: "+33199000043", rule: "blocked" }]);
  await page.getByText("Aucun numéro de confiance pour le moment.").waitFor();
});

test("a call is expected: a day and two times, what is wrong beside its field, and undo", async () => {
  const dubois = await site.addHousehold("Dubois");
  const page = await open(dubois);
  await button(page, "Ajouter un appel attendu").click();
  await page.getByLabel("Quel appel").fill("Livraison du fauteuil");
  await button(page, "Enregistrer").click();
  await page.getByRole("alert").getByText("Quel jour", { exact: false }).waitFor();
  await page.getByLabel("Quel jour").fill(inDays(2));
  await page.getByLabel("Dernier jour, si").fill(inDays(60));
  await button(page, "Enregistrer").click();
  await page.getByText("31 jours au plus.").first().waitFor();
  await page.getByLabel("Dernier jour, si").fill("");
  await page.getByLabel("À partir de").fill("14:00");
  await page.getByLabel("Jusqu'à").fill("12:00");
  await button(page, "Enregistrer").click();
  await page.getByText("La fin doit venir après le début.").first().waitFor();
  await page.getByLabel("Jusqu'à").fill("18:30");
  await button(page, "Enregistrer").click();
  await page.getByText("« Livraison du fauteuil » est ajouté.").waitFor();
  await page.getByText("Prévu", { exact: true }).waitFor();
  await page.getByText(/à 14\sh\s00 au .* à 18\sh\s30/).waitFor();

  await button(page, "Retirer Livraison du fauteuil").click();
  await button(page, "Annuler").click();
  await page.getByText("Prévu", { exact: true }).waitFor();
});

test("the number of a call is written in from its page; a viewer sees the lists and changes nothing", async () => {
  const petit = await site.addHousehold("Petit");
  const call = await site.addCall(petit, { caller: "+33639980048", endedAt: new Date(), analysed: true, answered: true });
  const page = await open(petit, `/appels/${call}`);
  await page.getByRole("link", { name: "Ajouter ce numéro à vos numéros connus" }).click();
  await page.getByLabel("Numéro de téléphone").waitFor();
  expect(await page.getByLabel("Numéro de téléphone").inputValue()).toBe("06 39 98 00 48");
  expect(page.url()).not.toContain("39980048");
  await page.getByLabel("Pourquoi, facultatif").fill("Infirmière");
  await button(page, "Enregistrer").click();
  await page.getByText("Le numéro 06 39 98 00 48 est ajouté.").waitFor();

  const looking = await open({ ...petit, ...(await site.addMember(petit, "viewer")) });
  await looking.getByText("Infirmière").waitFor();
  expect(await looking.getByRole("main").getByRole("button").count()).toBe(0);
});
