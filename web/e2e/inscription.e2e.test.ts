import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuthScene, startAuthScene } from "../../supabase/tests/auth-scene.ts";
import { FIRST_STEPS } from "../lib/local-path.ts";
import { axeFaults } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// From the front page to the first line; what happens by code and by hand is in connexion.e2e.test.ts too.

let scene: AuthScene;
let site: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  scene = await startAuthScene();
  [site, browser] = await Promise.all([startSite({ supabase: scene.supabase }), openBrowser()]);
  martin = await site.addHousehold("Martin");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await scene?.close();
});

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(site.url + path, { waitUntil: "networkidle" });
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).waitFor();
const code = (page: Page) => page.getByLabel("Code à 6 chiffres");
const focusedLabel = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
  });

/** Goes on by Tab until this has the focus. */
async function tabTo(page: Page, label: string) {
  for (let count = 0; count < 30; count += 1) {
    if ((await focusedLabel(page))?.startsWith(label)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`never reached: ${label}`);
}

async function fill(page: Page, { name = "Claire Martin", email }: { name?: string; email: string }) {
  await page.getByLabel("Votre prénom et votre nom").fill(name);
  await page.getByLabel("Votre adresse e-mail").fill(email);
}

test("from the front page with the keyboard alone to the first line", async () => {
  const email = "clavier@exemple.fr";
  const page = await visit("/");
  await tabTo(page, "Protéger une ligne");
  await page.keyboard.press("Enter");
  await heading(page, "Créer un compte");
  expect([await axeFaults(page), await smallTargets(page), await sidewaysScroll(page)]).toEqual([[], [], 0]);
  await tabTo(page, "Pour un proche");
  await page.keyboard.press("ArrowUp");
  expect(await page.getByRole("radio", { name: "Pour moi" }).isChecked()).toBe(true);
  await tabTo(page, "Votre prénom et votre nom");
  await page.keyboard.type("Jeanne Martin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await heading(page, "Votre code");
  const sent = await scene.codeFor(email);
  await tabTo(page, "Code à 6 chiffres");
  await page.keyboard.type(sent);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${FIRST_STEPS}**`);
});

test("sign-in by code works with the keyboard alone", async () => {
  const page = await visit("/connexion?suite=/proches");
  await tabTo(page, "Adresse e-mail");
  await page.keyboard.type(martin.email);
  await tabTo(page, "Recevoir un code");
  await page.keyboard.press("Enter");
  await heading(page, "Votre code");
  const sent = await scene.codeFor(martin.email);
  await tabTo(page, "Code à 6 chiffres");
  await page.keyboard.type(sent);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/proches");
});

test("an address that has an account gets the same answer, no code, and the way to sign in", async () => {
  const page = await visit("/inscription");
  await fill(page, { email: martin.email });
  await press(page, "Recevoir un code");
  await heading(page, "Votre code");
  await page.getByText("Vous avez peut-être déjà un compte.").waitFor();
  await code(page).fill("123456");
  await press(page, "Continuer");
  await page.getByRole("alert").filter({ hasText: "Le code ne correspond pas" }).waitFor();
  expect(await code(page).inputValue()).toBe("123456");
  await press(page, "Changer mes réponses");
  expect(await page.getByLabel("Votre adresse e-mail").inputValue()).toBe(martin.email);
  await page.getByRole("main").getByRole("link", { name: "Se connecter" }).click();
  await heading(page, "Se connecter");
});

test("without Internet nothing is sent: the page says to call, keeps the answers, and goes on afterwards", async () => {
  const page = await visit("/inscription", { serviceWorkers: "block" });
  await fill(page, { email: "plus-tard@exemple.fr" });
  await page.context().setOffline(true);
  const notice = page.getByRole("status").filter({ hasText: "Sans Internet, le compte ne peut pas être créé." });
  await notice.getByRole("link", { name: /01 99 00 00 42/ }).waitFor();
  await press(page, "Recevoir un code");
  await page.getByText("Le compte n'est pas créé.").waitFor();
  expect(await page.getByText("Votre ligne reste protégée").count()).toBe(0);
  await page.context().setOffline(false);
  await notice.waitFor({ state: "detached" });
  expect(await page.getByLabel("Votre adresse e-mail").inputValue()).toBe("plus-tard@exemple.fr");
  await press(page, "Recevoir un code");
  await heading(page, "Votre code");
});

test("somebody signed in without a household is not asked for an address again, and opens one", async () => {
  const petit = await site.addPerson("Petit");
  const page = await visit("/connexion?suite=/proches");
  await page.getByLabel("Adresse e-mail").fill(petit.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(petit.password);
  await press(page, "Se connecter");
  await page.waitForURL("**/inscription");
  await page.getByText(`Vous êtes connecté avec ${petit.email}.`).waitFor();
  expect(await page.getByLabel("Votre adresse e-mail").count()).toBe(0);
  await page.getByText("Pour une organisation").click();
  await page.getByLabel("Nom de l'organisation").fill("Mairie de Saint-Martin");
  await page.getByLabel("Votre prénom et votre nom").fill("Anne Petit");
  await press(page, "Continuer");
  await page.waitForURL(`**${FIRST_STEPS}**`);
  const tenants = await site.supabase.sql(
    "select t.name, t.kind from public.tenants t join public.tenant_members m on m.tenant_id = t.id where m.user_id = $1",
    [petit.userId],
  );
  expect(tenants).toEqual([{ name: "Mairie de Saint-Martin", kind: "organisation" }]);
});

test("a code page that knows no address asks for it", async () => {
  const page = await visit("/connexion/code");
  await page.getByText("Écrivez votre adresse e-mail, puis le code que vous avez reçu.").waitFor();
  await code(page).fill("123456");
  await press(page, "Continuer");
  await page.getByText("Il manque une partie de l'adresse.").first().waitFor();
  expect(await code(page).inputValue()).toBe("123456");
});
