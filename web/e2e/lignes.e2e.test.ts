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
  await site.supabase.sql("update public.lines set forwarded_number = '+33261911001' where id = $1", [martin.lineId]);
  await site.supabase.sql(
    "insert into public.phone_numbers (e164, status, tenant_id, line_id) values ('+33199001001', 'assigned', $1, $2)",
    [martin.tenantId, martin.lineId],
  );
  await site.supabase.sql(
    "insert into public.contacts (tenant_id, name, phone, consent, priority) values ($1, 'Paul Martin', '+33699801234', 'accepted', 1)",
    [martin.tenantId],
  );
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => site.supabase.faults.clear());

async function open(path: string, household = martin, width = 360): Promise<Page> {
  const page = await (await browser.newContext({ locale: "fr-FR", viewport: { width, height: 640 } })).newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, household, path);
  await page.locator("h1").first().waitFor();
  return page;
}

const line = () => `/lignes/${martin.lineId}`;
const card = () => `/carte/${martin.lineId}`;

test("a line without any proof is never called protected, and a call proves it", async () => {
  const page = await open("/lignes");
  await page.getByText("Nous ne savons pas encore si votre ligne est protégée.").waitFor();
  await site.addCall(martin, { caller: "+33612345678", endedAt: new Date(), analysed: true, answered: true });
  await page.reload();
  await page.getByText("Votre ligne est protégée.").waitFor();
  await page.getByRole("link", { name: "Ouvrir la ligne Téléphone du salon" }).click();
  await page.waitForURL(`**${line()}`);
  await page.getByRole("heading", { name: "Votre ligne est protégée." }).waitFor();
});

test("a pause begins, says when it ends, and is ended", async () => {
  const page = await open(line());
  await page.getByRole("button", { name: "Pause d'une heure" }).click();
  await page.getByText("La pause commence.").waitFor();
  await page.getByRole("heading", { name: "La protection est en pause." }).waitFor();
  await page.getByText(/La pause dure jusqu'à/).waitFor();
  await page.getByRole("button", { name: "Reprendre la protection" }).click();
  await page.getByText("La pause est finie.").waitFor();
});

test("the codes of the chosen operator are shown, the off code beside the on code", async () => {
  const page = await open(line());
  const operator = page.getByLabel("Votre opérateur");
  await operator.selectOption({ label: "Orange, mobile" });
  await page.getByRole("button", { name: "Voir les codes" }).click();
  await page.waitForURL(/operateur=/);
  await page.getByText("**21*+33199001001#", { exact: true }).waitFor();
  await page.getByText("##21#", { exact: true }).first().waitFor();
});

test("the operator that was named at the installation is chosen already, on the line's page and on its card", async () => {
  const setup = JSON.stringify({ lineType: "mobile", operator: "Orange", answered: [] });
  await site.supabase.sql("update public.lines set setup = $2::jsonb where id = $1", [martin.lineId, setup]);
  const page = await open(line());
  await page.getByText("**21*+33199001001#", { exact: true }).waitFor();
  await page.goto(site.url + card());
  await page.locator(".print-card").getByText("**21*+33199001001#", { exact: true }).waitFor();
  await site.supabase.sql("update public.lines set setup = '{}' where id = $1", [martin.lineId]);
});

test("the automatic check is turned on and off", async () => {
  const page = await open(line());
  await page.getByRole("button", { name: "Mettre en marche la vérification" }).click();
  await page.getByText("Elle est en marche.").waitFor();
  await page.getByRole("button", { name: "Arrêter la vérification" }).click();
  await page.getByText("Elle est arrêtée.").waitFor();
});

test("where tests cannot be begun the page says so, and the line is none the worse for it", async () => {
  const page = await open(line());
  await page.getByRole("button", { name: "Commencer l'essai" }).click();
  await page.getByRole("alert").filter({ hasText: "Les essais ne sont pas possibles ici." }).waitFor();
});

test("somebody leaves after a review, and comes back", async () => {
  const page = await open(line());
  await page.getByRole("button", { name: "Quitter pour cette ligne" }).click();
  await page.getByRole("heading", { name: "Arrêter la protection de cette ligne ?" }).waitFor();
  await page.getByRole("button", { name: "Arrêter la protection", exact: true }).click();
  await page.getByRole("heading", { name: "Cette ligne n'est plus protégée." }).waitFor();
  await page.getByRole("button", { name: "Reprendre cette ligne" }).click();
  await page.getByText("La ligne est de retour.").waitFor();
});

test("nobody sees a line of others", async () => {
  const page = await open("/lignes", dubois);
  for (const path of [line(), card(), `/installation/essai?ligne=${martin.lineId}`]) {
    await page.goto(site.url + path);
    await page.getByRole("heading", { name: "Cette page n'existe pas" }).waitFor();
  }
});

test("the card is one sheet of A4, in black on white, without last names or the family word", async () => {
  await site.supabase.sql("update public.lines set family_word = 'mirabelle' where id = $1", [martin.lineId]);
  const page = await open(card(), martin, 1280);
  await page.getByLabel("Votre opérateur").selectOption({ label: "Orange, mobile" });
  await page.getByRole("button", { name: "Mettre ces codes sur la carte" }).click();
  await page.waitForURL(/operateur=/);
  await page.getByText("**21*+33199001001#", { exact: true }).waitFor();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1);
  expect(await page.getByRole("banner").isVisible()).toBe(false);
  const shown = (await page.locator(".print-card").textContent()) ?? "";
  expect(shown).not.toMatch(/mirabelle|Martin/i);
  expect(shown).toContain("Vous connaissez votre mot.");
  const colours = await page.locator(".print-card").evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return [color, backgroundColor];
  });
  expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
});

test.each([
  ["320 px", 320, 16],
  ["200 % text on a phone", 360, 32],
])("at %s nothing is lost on the pages of a line", async (_name, width, rootPx) => {
  const page = await open(line(), martin, width);
  for (const path of [line(), card(), "/lignes", `/installation/essai?ligne=${martin.lineId}`]) {
    await page.goto(site.url + path);
    await page.locator("h1").first().waitFor();
    await enlargeText(page, rootPx);
    expect([path, await axeFaults(page), await sidewaysScroll(page), await smallTargets(page)]).toEqual([path, [], 0, []]);
  }
});
