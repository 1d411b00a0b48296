import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { expectPrintedRefusal } from "./printed-refusal.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Who is told, in which order: and that nobody answers in their place.

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(household: Household, width = 360): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width, height: 640 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, household, "/proches");
  return page;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const names = async (page: Page) => (await page.locator("ol h3").allTextContents()).map((text) => text.replace(/^.*\d\./, ""));
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
const keptNames = ({ tenantId }: Household) => site.supabase.sql("select name from public.contacts where tenant_id = $1", [tenantId]);

async function addContact(page: Page, name: string, phone: string) {
  await button(page, "Ajouter un proche").click();
  await page.getByLabel("Prénom et nom").fill(name);
  await page.getByLabel("Téléphone mobile").fill(phone);
  await button(page, "Envoyer la demande").click();
}

test("relatives are asked and put in order; what is wrong is said, and what was typed stays", async () => {
  const martin = await site.addHousehold("Martin");
  const page = await open(martin);
  await page.getByText("Ajoutez au moins une personne.").waitFor();

  await addContact(page, "Paul", "15");
  await page.getByText("C'est un numéro d'urgence.").first().waitFor();
  expect(await page.getByLabel("Prénom et nom").inputValue()).toBe("Paul");
  expect([await axeFaults(page), await smallTargets(page), await sidewaysScroll(page)]).toEqual([[], [], 0]);
  await page.reload();
  await button(page, "Ajouter un proche").click();
  expect(await page.getByLabel("Prénom et nom").inputValue()).toBe("Paul");
  await page.getByLabel("Téléphone mobile").fill("0639980042");
  await button(page, "Envoyer la demande").click();
  await page.getByText("Le SMS pour Paul est en route.").waitFor();
  await page.getByText("Invité", { exact: true }).waitFor();

  await addContact(page, "Anne", "06 39 98 00 42");
  await page.getByText("Ce numéro est déjà dans votre liste.").first().waitFor();
  expectPrintedRefusal("contacts_tenant_id_line_id_phone_key");
  await page.getByLabel("Téléphone mobile").fill("06 39 98 00 43");
  await button(page, "Envoyer la demande").click();
  await page.getByText("Le SMS pour Anne est en route.").waitFor();

  // Up by the keyboard: the button moves away with its card, and its counterpart takes the focus.
  await button(page, "Monter Anne").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Anne est maintenant en position 1.").waitFor();
  expect(await names(page)).toEqual(["Anne", "Paul"]);
  expect(await focused(page)).toBe("Descendre Anne");
  await page.reload();
  expect(await names(page)).toEqual(["Anne", "Paul"]);
});

test("taking somebody off can be taken back where it was done, by the keyboard; then it is final", async () => {
  const dubois = await site.addHousehold("Dubois");
  const page = await open(dubois);
  await addContact(page, "Paul", "06 39 98 00 44");
  await page.getByText("Le SMS pour Paul est en route.").waitFor();
  await addContact(page, "Anne", "06 39 98 00 45");
  await page.getByText("Le SMS pour Anne est en route.").waitFor();
  await button(page, "Retirer Anne").waitFor();

  await button(page, "Retirer Paul").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Paul est retiré de la liste").waitFor();
  expect([await focused(page), await names(page)]).toEqual(["Annuler", ["Anne"]]);
  await page.keyboard.press("Enter");
  await button(page, "Retirer Paul").waitFor();
  expect([await focused(page), await names(page)]).toEqual(["Retirer Paul", ["Paul", "Anne"]]);
  expect(await keptNames(dubois)).toHaveLength(2);

  await page.keyboard.press("Enter");
  await expect.poll(() => keptNames(dubois), { timeout: 20_000 }).toEqual([{ name: "Anne" }]);
  // The bar is gone, and the focus has somewhere to be.
  await expect.poll(() => focused(page)).toBe("Dans quel ordre");
});

test("somebody is changed, asked again as often as the API lets us, and shown with their own answer", async () => {
  const petit = await site.addHousehold("Petit");
  const page = await open(petit);
  await addContact(page, "Paul", "06 39 98 00 46");
  await page.getByText("Le SMS pour Paul est en route.").waitFor();
  await button(page, "Modifier Paul").click();
  await page.getByLabel("Lien, facultatif").fill("fils");
  await button(page, "Enregistrer").click();
  await page.getByText("C'est enregistré.").waitFor();
  await page.getByText("· fils").waitFor();

  // While one waits to leave, it is the one that is meant.
  const letThemLeave = () => site.supabase.sql("update public.messages set status = 'sent' where tenant_id = $1", [petit.tenantId]);
  for (const time of ["second", "third"]) {
    await letThemLeave();
    const sent = page.waitForResponse((response) => response.request().method() === "POST");
    await button(page, "Renvoyer le SMS à Paul").click();
    expect([time, (await sent).status()]).toEqual([time, 202]);
    await page.getByText("Un nouveau SMS pour Paul est en route.").waitFor();
  }
  await letThemLeave();
  await button(page, "Renvoyer le SMS à Paul").click();
  await page.getByText("Cette personne a déjà reçu 3 demandes cette semaine.").waitFor();

  for (const [consent, words] of [
    ["accepted", "Cette personne reçoit les alertes."],
    ["declined", "Elle peut changer d'avis avec son lien."],
    ["stopped", "Elle seule peut les reprendre."],
  ]) {
    await site.supabase.sql("update public.contacts set consent = $2 where tenant_id = $1", [petit.tenantId, consent]);
    await page.reload();
    await page.getByText(words ?? "").waitFor();
    expect(await button(page, "Renvoyer le SMS à Paul").count()).toBe(0);
  }
});

test("the family word is chosen, and a viewer changes nothing", async () => {
  const leroy = await site.addHousehold("Leroy");
  const page = await open(leroy);
  await button(page, "Choisir le mot").click();
  await page.getByLabel("Mot de famille").fill("été");
  await button(page, "Enregistrer").click();
  await page.getByText("Écrivez un seul mot de 5 à 10 lettres, sans accent.").first().waitFor();
  await page.getByLabel("Mot de famille").fill("mirabelle");
  await button(page, "Enregistrer").click();
  await page.getByText("Le nouveau mot est MIRABELLE.").waitFor();

  await addContact(page, "Paul", "06 39 98 00 47");
  await page.getByText("Le SMS pour Paul est en route.").waitFor();
  const looking = await open({ ...leroy, ...(await site.addMember(leroy, "viewer")) });
  await looking.getByText("Paul").waitFor();
  await looking.getByText("MIRABELLE").waitFor();
  expect(await looking.getByRole("main").getByRole("button").count()).toBe(0);
});
