import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// What a family sets, keeps and takes away.

let site: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  martin = await site.addHousehold("Martin");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => site.supabase.faults.clear());

async function open(path: string, household = martin): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, household, path);
  return page;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const lineOf = async ({ lineId }: Household) => (await site.supabase.sql("select * from public.lines where id = $1", [lineId]))[0];
/** The card that asks this question. */
const card = (page: Page, question: string) =>
  page
    .locator("section")
    .filter({ has: page.getByRole("group", { name: question }) })
    .last();

test("every page of the settings is reached from their list, and leads back to it", async () => {
  const page = await open("/reglages");
  const links = page.getByRole("main").getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const settings = addresses.filter((address) => address.startsWith("/reglages/"));
  expect(settings).toHaveLength(8);
  // The journal has a list of its own below it.
  for (const address of settings.filter((one) => one !== "/reglages/journal")) {
    await page.goto(site.url + address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("main").locator('a[href="/reglages"]').count(), address).toBeGreaterThan(0);
  }
});

test("another level of help counts, and what somebody else changed meanwhile is not overwritten unseen", async () => {
  const page = await open("/reglages/aide");
  await page.getByLabel("Un proche peut aussi couper l'appel.").check();
  await button(page, "Enregistrer").click();
  await page.getByText("Ce choix vaut dès le prochain appel de Jeanne.").waitFor();
  expect(await lineOf(martin)).toMatchObject({ help_level: 3 });
  await page.reload();
  expect(await page.getByLabel("Un proche peut aussi couper l'appel.").isChecked()).toBe(true);

  await site.supabase.sql("update public.lines set label = 'Salon' where id = $1", [martin.lineId]);
  await page.getByLabel("Ethiq prévient seulement Jeanne.").check();
  await button(page, "Enregistrer").click();
  await page.getByRole("alert").filter({ hasText: "Une autre personne a changé ces réglages." }).waitFor();
  expect(await lineOf(martin)).toMatchObject({ help_level: 3 });
  expect(await page.getByLabel("Ethiq prévient seulement Jeanne.").isChecked()).toBe(true);
  await page.reload();
  await page.getByText("Nous avons gardé ce que vous aviez écrit.").waitFor();
  await button(page, "Enregistrer").click();
  await page.getByText("Ce choix vaut dès le prochain appel de Jeanne.").waitFor();
  expect(await lineOf(martin)).toMatchObject({ help_level: 1 });
  await page.goto(`${site.url}/reglages/alertes`);
  await page.getByText("Le niveau d'aide choisi pour Jeanne ne prévient pas les proches.").waitFor();
});

test("a level that cannot be saved leaves the one before in place, and says so", async () => {
  await site.supabase.sql("update public.lines set help_level = 2 where id = $1", [martin.lineId]);
  const page = await open("/reglages/aide");
  site.supabase.faults.add({ match: /PATCH \/rest\/v1\/lines/, effect: { kind: "status", status: 503 } });
  await page.getByLabel("Ethiq prévient seulement Jeanne.").check();
  await button(page, "Enregistrer").click();
  await page.getByRole("alert").filter({ hasText: "Le niveau d'avant reste en place." }).waitFor();
  expect(await lineOf(martin)).toMatchObject({ help_level: 2 });
  expect(await page.getByLabel("Ethiq prévient seulement Jeanne.").isChecked()).toBe(true);
});

test("without a relative the alerts lead to inviting one; the moment of the alert is kept", async () => {
  const page = await open("/reglages/alertes");
  await page.getByText("Personne n'est prévenu pour le moment.").waitFor();
  await page.getByLabel("Dès qu'il faut être prudent").check();
  await button(page, "Enregistrer").click();
  await page.getByText("Ce choix vaut dès le prochain appel de Jeanne.").waitFor();
  expect(await lineOf(martin)).toMatchObject({ alert_level: 2 });
  await page.getByRole("link", { name: "Ajouter un proche" }).click();
  await page.waitForURL("**/proches");
});

test("the display changes at once and outlives a reload", async () => {
  const page = await open("/reglages/affichage");
  const look = async () => {
    const root = page.locator("html");
    return [await root.getAttribute("data-theme"), await root.getAttribute("data-text")];
  };
  await page.getByLabel("Sombre").check();
  await page.getByLabel("Gros caractères").check();
  expect(await look()).toEqual(["dark", "large"]);
  await page.getByText("C'est enregistré.").waitFor();
  await page.reload();
  expect(await look()).toEqual(["dark", "large"]);
});

test("a name is changed, and seen in the team", async () => {
  const page = await open("/reglages/profil");
  await page.getByLabel("Votre prénom et votre nom").fill("Claire Martin");
  await button(page, "Enregistrer").first().click();
  await page.getByText("C'est enregistré.").waitFor();
  await page.getByLabel("Votre prénom et votre nom").fill("Claire Marti");
  expect(await page.getByText("C'est enregistré.").count()).toBe(0);
  await page.goto(`${site.url}/reglages/equipe`);
  await page.getByRole("heading", { name: "Claire Martin" }).waitFor();
});

test("no word is kept any more, and the copy of the household is whole or is none", async () => {
  const page = await open("/reglages/confidentialite");
  await page.getByLabel("Aucune phrase", { exact: false }).check();
  await card(page, "Que garder des appels suspects de Jeanne ?").getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Aucune phrase des appels n'est gardée.").waitFor();
  expect(await lineOf(martin)).toMatchObject({ retention: "nothing" });

  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Copie du foyer").click()]);
  await page.getByText("Le fichier est enregistré sur cet appareil.").waitFor();
  const copy = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(copy).toMatchObject({ format: "ethiq-tenant-1", tenant: { id: martin.tenantId, name: "Martin" }, isComplete: true });

  await page.route("**/tenants/*/export", (route) =>
    route.fulfill({ json: { format: "ethiq-tenant-1" }, headers: { "access-control-allow-origin": "*" } }),
  );
  await button(page, "Copie du foyer").click();
  await page.getByRole("alert").filter({ hasText: "Le fichier n'est pas complet." }).waitFor();

  const [own] = await Promise.all([page.waitForEvent("download"), button(page, "Copie de mon compte").click()]);
  expect(JSON.parse(await readFile(await own.path(), "utf8"))).toMatchObject({
    format: "ethiq-account-1",
    account: { email: martin.email },
  });
});

test("each answer of a relative is on record", async () => {
  const link = await site.addContactLink(martin);
  const relative = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await relative.goto(site.url + link.path);
  await button(relative, "Oui, je suis d'accord").click();
  await relative.getByText("Vous avez dit oui", { exact: false }).first().waitFor();
  const page = await open("/reglages/confidentialite");
  await page.getByText("A dit oui le").waitFor();
  await button(page, "Ses réponses Paul").click();
  await page.getByText("Par le lien du SMS · 06 99 80 12 34").waitFor();
});

test("a household is erased after its name was typed, and then the account; nothing is left and the ways on work", async () => {
  const durand = await site.addHousehold("Durand");
  await site.addCall(durand, { caller: "+33612345678", endedAt: new Date(), level: 3 });
  const page = await open("/reglages/confidentialite", durand);
  await button(page, "Effacer mon compte").click();
  await page.getByLabel("Pour confirmer, écrivez votre adresse e-mail").fill(durand.email);
  await button(page, "Effacer pour toujours").click();
  await page.getByRole("alert").filter({ hasText: "Vous êtes le seul responsable d'un foyer." }).waitFor();

  await page.reload();
  await button(page, "Effacer ce foyer").click();
  await page.getByLabel("Pour confirmer, écrivez le nom du foyer").fill("Durant");
  await button(page, "Effacer pour toujours").click();
  await page.getByRole("alert").filter({ hasText: "Ce n'est pas le même texte." }).waitFor();
  expect(await site.supabase.sql("select id from public.tenants where id = $1", [durand.tenantId])).toHaveLength(1);
  await page.getByLabel("Pour confirmer, écrivez le nom du foyer").fill("Durand");
  await button(page, "Effacer pour toujours").click();
  const title = page.getByRole("heading", { level: 1, name: "C'est effacé" });
  await title.waitFor();
  expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
  for (const table of ["lines", "calls", "contacts", "tenant_members"]) {
    expect(await site.supabase.sql(`select 1 from public.${table} where tenant_id = $1`, [durand.tenantId]), table).toEqual([]);
  }
  expect(await site.supabase.sql("select id from public.tenants where id = $1", [durand.tenantId])).toEqual([]);

  // Without a household the account is still one's own.
  await page.getByRole("link", { name: "Voir mes données" }).click();
  await button(page, "Effacer mon compte").click();
  await page.getByLabel("Pour confirmer, écrivez votre adresse e-mail").fill(durand.email);
  await button(page, "Effacer pour toujours").click();
  await page.getByText("Votre compte est effacé depuis le").waitFor();
  expect(await site.supabase.sql("select id from auth.users where id = $1", [durand.userId])).toEqual([]);
  expect((await page.context().cookies()).filter(({ name }) => name.includes("auth-token"))).toEqual([]);
  await page.getByRole("link", { name: "Terminer" }).click();
  await page.waitForURL(`${site.url}/`);
  await page.goto(`${site.url}/reglages`);
  expect(new URL(page.url()).pathname).toBe("/connexion");
});
