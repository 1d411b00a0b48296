import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
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
  site.supabase.faults.clear();
  await site.supabase.sql("delete from public.calls");
});

async function visit(path = "/connexion?suite=/appels", locale = "fr-FR"): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(site.url + path);
  return page;
}

async function signIn({ email, password }: Pick<Household, "email" | "password">, page?: Page): Promise<Page> {
  const at = page ?? (await visit());
  await at.getByLabel("Adresse e-mail").fill(email);
  await at.getByLabel("Mot de passe", { exact: true }).fill(password);
  await at.getByRole("button", { name: "Se connecter" }).click();
  return at;
}

const isLive = (page: Page) => page.getByText("Affichage en direct").waitFor();

test("without a session every page leads to sign-in, and signing out ends it", async () => {
  const page = await visit("/appels");
  expect(new URL(page.url()).pathname).toBe("/connexion");
  await signIn(martin, page);
  await page.waitForURL("**/appels");
  await page.getByText("Aucun appel pour le moment. C'est normal.").waitFor();
  await page.goto(`${site.url}/connexion?suite=/appels`);
  expect(new URL(page.url()).pathname).toBe("/appels");
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL("**/connexion");
  await page.goto(`${site.url}/appels`);
  expect(new URL(page.url()).pathname).toBe("/connexion");
});

test("a wrong password is explained, the address stays, and the explanation takes the focus", async () => {
  const page = await signIn({ email: martin.email, password: "autre chose" });
  const alert = page.getByRole("alert").filter({ hasText: "ne correspond pas" });
  await alert.waitFor();
  expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByLabel("Adresse e-mail").inputValue()).toBe(martin.email);
});

test("sign-in works with the keyboard alone", async () => {
  const page = await visit();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Aller au contenu");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type(martin.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(martin.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/appels");
});

test("a call appears, rises and ends while the page is open, and nobody else sees it", async () => {
  const [mine, theirs] = [await signIn(martin), await signIn(dubois)];
  await Promise.all([isLive(mine), isLive(theirs)]);

  const id = await site.addCall(martin, { caller: "+33612345678" });
  const row = mine.getByRole("main").getByRole("listitem").filter({ hasText: "06 12 34 56 78" });
  await row.getByText("L'appel est en cours.").waitFor();
  await row.getByText("Pour Jeanne").waitFor();

  await site.supabase.sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.95::real, 'bank_fraud_desk', '[]')", [id]);
  await row.getByText("Arnaque probable").waitFor();
  expect(await mine.getByRole("alert").allTextContents()).toContain("Appel de 06 12 34 56 78 : Arnaque probable.");

  await site.supabase.sql("select public.close_call($1, now(), true)", [`CA-${id}`]);
  await row.getByText(/\d+\ss$/).waitFor();

  expect(await rows(theirs).count()).toBe(0);
  await theirs.reload();
  await theirs.getByText("Aucun appel pour le moment.").waitFor();
});

test("a lost connection says so, and the page catches up by itself", async () => {
  const page = await signIn(martin);
  await isLive(page);
  await page.context().setOffline(true);
  await page.getByText("La protection passe par le téléphone, pas par cet écran.").waitFor();
  await site.addCall(martin, { caller: "+33698765432" });
  await page.context().setOffline(false);
  await page.getByRole("heading", { name: "06 98 76 54 32" }).waitFor();
  await isLive(page);
});

test("when the calls cannot be read the page says that the protection is on, and recovers", async () => {
  const page = await signIn(martin);
  await isLive(page);
  site.supabase.faults.add({ match: /GET \/rest\/v1\//, effect: { kind: "status", status: 503 } });
  await page.reload();
  await page.getByText("Nous n'arrivons pas à afficher vos appels. Votre ligne reste protégée.").waitFor();
  site.supabase.faults.clear();
  await page.getByRole("button", { name: "Réessayer" }).click();
  await page.getByText("Aucun appel pour le moment.").waitFor();
  await isLive(page);
});

const rows = (page: Page) => page.getByRole("main").locator("ul > li:has(time)");

async function addOlderCalls() {
  const start = Date.now() - 3_600_000;
  for (let n = 10; n < 70; n += 1) {
    const startedAt = new Date(start - n * 60_000);
    await site.addCall(martin, { caller: `+336000000${n}`, startedAt, endedAt: startedAt, analysed: true, answered: true });
  }
}

test("calls are turned page by page, by the keyboard too; coming back from one leads to its page", async () => {
  await addOlderCalls();
  const page = await signIn(martin);
  await page.getByText("06 00 00 00 10").waitFor();
  expect(await rows(page).count()).toBe(25);
  expect(await page.getByRole("button", { name: "Appels plus récents" }).count()).toBe(0);
  await page.getByRole("button", { name: "Appels plus anciens" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("06 00 00 00 35").waitFor();
  expect(await rows(page).count()).toBe(25);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Page 2");
  await page.getByRole("button", { name: "Appels plus anciens" }).click();
  await page.getByText("06 00 00 00 69").waitFor();
  expect([await rows(page).count(), await page.getByRole("button", { name: "Appels plus anciens" }).count()]).toEqual([10, 0]);

  await page.getByRole("link", { name: "06 00 00 00 69" }).click();
  await page.waitForURL(/\/appels\/[\w-]+$/);
  await page.goBack();
  await page.getByText("06 00 00 00 69").waitFor();
  await page.getByText("Page 3").waitFor();
  await page.getByRole("button", { name: "Appels plus récents" }).click();
  await page.getByText("06 00 00 00 35").waitFor();
  await page.getByRole("button", { name: "Appels plus récents" }).click();
  await page.getByText("06 00 00 00 10").waitFor();
  await isLive(page);
});

test("a call is found by its number and by a name, kept out of the address, and the whole list comes back", async () => {
  await addOlderCalls();
  await site.supabase.sql("delete from public.caller_rules where tenant_id = $1", [martin.tenantId]);
  await site.supabase.sql(
    "insert into public.caller_rules (tenant_id, phone, rule, reason) values ($1, $2, 'trusted', 'Cabinet médical')",
    [martin.tenantId, "+33600000065"],
  );
  const page = await signIn(martin);
  const search = page.getByLabel("Chercher un appel");
  await page.getByText("06 00 00 00 10").waitFor();
  await search.fill("06 00 00 00 66");
  await page.keyboard.press("Enter");
  await page.getByText("Recherche : 06 00 00 00 66").waitFor();
  await page.getByRole("link", { name: "06 00 00 00 66" }).waitFor();
  expect([await rows(page).count(), new URL(page.url()).search]).toEqual([1, ""]);
  await search.fill("médical");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "06 00 00 00 65" }).click();
  await page.waitForURL(/\/appels\/[\w-]+$/);
  await page.goBack();
  await page.getByText("Recherche : médical").waitFor();
  await page.getByRole("link", { name: "06 00 00 00 65" }).waitFor();
  await search.fill("personne");
  await page.keyboard.press("Enter");
  await page.getByText("Aucun appel trouvé. Vérifiez le numéro ou le nom.").waitFor();
  await page.getByRole("button", { name: "Voir tous les appels" }).click();
  await page.getByText("06 00 00 00 10").waitFor();
  expect(await rows(page).count()).toBe(25);
});

test("each filter says in words that it found nothing", async () => {
  await site.addCall(martin, { caller: "+33612345678", endedAt: new Date(), analysed: true, answered: true });
  const page = await signIn(martin);
  await page.getByRole("link", { name: "Suspects" }).click();
  await page.getByText("Aucun appel suspect pour le moment.").waitFor();
  await page.getByRole("link", { name: "Non analysés" }).click();
  await page.getByText("Aucun appel sans analyse pour le moment.").waitFor();
});

test("the language follows the browser, and the choice made on the page", async () => {
  const page = await visit("/connexion", "en-GB");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.getByRole("button", { name: "Français" }).click();
  await page.getByRole("heading", { name: "Se connecter" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("fr");
});

test.each([
  ["320 px", 320, 16],
  ["200 % text on a phone", 360, 32],
])("at %s nothing scrolls sideways and every target is large enough", async (_name, width, rootPx) => {
  await site.addCall(martin, { caller: "+33612345678", level: 3, kind: "relative_in_trouble", analysed: true });
  const page = await visit();
  await page.setViewportSize({ width, height: 640 });
  const enlarge = () => enlargeText(page, rootPx);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const smallTargets = () =>
    page.locator("button, a, input:not([type=hidden]), label:has(input)").evaluateAll((elements) =>
      elements
        .filter(
          (element) =>
            element.checkVisibility() &&
            !element.closest(".sr-only") &&
            !(element instanceof HTMLInputElement && element.type === "checkbox"),
        )
        .map((element) => ({ name: element.textContent || element.id, height: element.getBoundingClientRect().height }))
        .filter(({ height }) => height < 44),
    );
  await enlarge();
  expect([await overflow(), await smallTargets()]).toEqual([0, []]);
  await signIn(martin, page);
  await page.getByRole("heading", { name: "06 12 34 56 78" }).waitFor();
  await enlarge();
  expect([await overflow(), await smallTargets()]).toEqual([0, []]);
});
