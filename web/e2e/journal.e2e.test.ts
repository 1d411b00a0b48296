import { readFile } from "node:fs/promises";
import { createClient } from "@supabase/supabase-js";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Who changed what: read, chosen from, and saved as a table.

let site: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  martin = await site.addHousehold("Martin");
  await site.supabase.sql("update public.lines set help_level = 3 where id = $1", [martin.lineId]);
  await addRule("06 39 98 00 71");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** As the owner does it. */
async function addRule(phone: string) {
  const client = createClient(site.supabase.url, site.supabase.publishableKey, { auth: { persistSession: false } });
  const { data } = await client.auth.signInWithPassword(martin);
  const response = await fetch(`${site.api.url}/v1/tenants/${martin.tenantId}/caller-rules`, {
    method: "POST",
    headers: { authorization: `Bearer ${data.session?.access_token}`, "content-type": "application/json" },
    body: JSON.stringify({ phone, rule: "trusted" }),
  });
  expect(response.status).toBe(201);
}

async function open(as: Pick<Household, "email" | "password">, path = "/reglages/journal"): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, as as Household, path);
  return page;
}

// The list is streamed: for a moment the page has none.
const WHILE_IT_LOADS = { timeout: 20_000 };
const entries = (page: Page) => page.getByRole("main").locator("ol > li");
const choose = async (page: Page) => {
  await page.getByRole("button", { name: "Afficher", exact: true }).click();
  await page.waitForURL(/journal\?/);
};

test("each change is a sentence, with who made it, and with what was before", async () => {
  const page = await open(martin);
  const [newest, changed] = [entries(page).first(), entries(page).nth(1)];
  expect(await newest.textContent()).toContain("Le numéro 06 39 98 00 71 a été ajouté aux numéros connus.");
  expect(await newest.textContent()).toContain("par vous");
  await newest.getByText("Voir le détail").click();
  await newest.getByText("de confiance").waitFor();
  expect(await changed.textContent()).toMatch(
    /La ligne Jeanne \(Téléphone du salon\) a changé\.[\s\S]*Niveau d'aide[\s\S]*Avant\s: 2, prévenir aussi les proches[\s\S]*Après\s: 3, un proche peut couper/,
  );
  expect(await changed.textContent()).toContain("par Ethiq, automatiquement");
});

test("the list can be of one subject, one person or some days, and whole again", async () => {
  const page = await open(martin);
  await page.getByText("Le numéro 06 39 98 00 71").waitFor();
  const all = await entries(page).count();
  await page.getByText("Choisir ce qui est montré").click();
  await page.getByLabel("Sujet").selectOption({ label: "Les lignes" });
  await choose(page);
  await page.getByText("Le numéro 06 39 98 00 71").waitFor({ state: "detached" });
  await expect.poll(() => entries(page).count(), WHILE_IT_LOADS).toBe(2);
  // What was chosen stays in sight.
  expect(await page.getByLabel("Sujet").inputValue()).toBe("lines");

  await page.getByLabel("Sujet").selectOption("");
  await page.getByLabel("Qui").selectOption({ label: martin.email });
  await choose(page);
  await page.getByText("La ligne Jeanne").first().waitFor({ state: "detached" });
  await expect.poll(() => entries(page).count(), WHILE_IT_LOADS).toBe(1);

  await page.getByLabel("Qui").selectOption("");
  await page.getByLabel("Au", { exact: true }).fill("2020-01-01");
  await choose(page);
  await page.getByText("Aucun changement ne correspond à ce choix.").waitFor();
  await page.getByRole("link", { name: "Tout afficher" }).click();
  await page.waitForURL(`${site.url}/reglages/journal`);
  await page.getByText("Le numéro 06 39 98 00 71").waitFor();
  await expect.poll(() => entries(page).count(), WHILE_IT_LOADS).toBe(all);
});

test("a long journal is read part by part, and saved whole", async () => {
  for (let count = 0; count < 120; count += 1) {
    await site.supabase.sql("update public.lines set label = $2 where id = $1", [martin.lineId, `Salon ${count}`]);
  }
  const page = await open(martin);
  await page.getByText("(Salon 119)").first().waitFor();
  expect(await entries(page).count()).toBe(30);
  await page.getByRole("link", { name: "Voir plus ancien" }).click();
  await page.getByText("(Salon 89)").first().waitFor();
  await page.getByRole("link", { name: "Revenir au plus récent" }).click();
  await page.getByText("(Salon 119)").first().waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Enregistrer en tableau (CSV)" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^ethiq-journal-\d{4}-\d\d-\d\d\.csv$/);
  const table = await readFile(await download.path(), "utf8");
  expect(table.split("\r\n").filter((line) => line.includes('"Nom";"Salon '))).toHaveLength(119);
  expect(table).toContain("Le numéro 06 39 98 00 71 a été ajouté aux numéros connus.");
  await page.getByText("Le tableau est enregistré sur cet appareil.").waitFor();
});

test("whoever is no owner does not read the journal", async () => {
  const page = await open(await site.addMember(martin, "viewer"));
  await page.getByText("Cette page est réservée").waitFor();
  expect(await entries(page).count()).toBe(0);
});
