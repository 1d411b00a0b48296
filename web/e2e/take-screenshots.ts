// Pictures of the pages as people see them: `npm run shots`, or `node web/e2e/take-screenshots.ts <folder> [names…]` after a build.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { addressOf, ROUTES, type Route } from "./routes.ts";
import { fillScene } from "./scene.ts";
import { openAs } from "./sign-in.ts";
import { startSite } from "./start-site.ts";

const [folder = ".ethiq/screenshots", ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const site = await startSite();
const browser = await openBrowser();
const scene = await fillScene(site);
const isWanted = (name: string) => names.length === 0 || names.some((wanted) => name.startsWith(wanted));

const VIEWS = [
  { suffix: "360", viewport: { width: 360, height: 640 }, rootPx: 16, schemes: ["light", "dark"] },
  { suffix: "1280", viewport: { width: 1280, height: 800 }, rootPx: 16, schemes: ["light", "dark"] },
  { suffix: "360-texte-200", viewport: { width: 360, height: 640 }, rootPx: 32, schemes: ["light"] },
] as const;

/** From a sign-in of its own: a session that is shared would be renewed by one page behind the other's back. */
async function takeRoutes(context: BrowserContext, shoot: (page: Page, name: string) => Promise<void>) {
  const page = await context.newPage();
  const show = async (route: Route) => {
    await page.goto(site.url + addressOf(route, scene.ids), { waitUntil: "networkidle" });
    if (route.ready) await page.getByText(route.ready).first().waitFor();
  };
  for (const route of ROUTES.filter(({ needsSession, name }) => !needsSession && isWanted(name))) {
    await show(route);
    await shoot(page, route.name);
  }
  const inside = ROUTES.filter(({ needsSession, name }) => needsSession && isWanted(name));
  if (inside[0]) await openAs(page, site, scene.household, addressOf(inside[0], scene.ids));
  for (const route of inside) {
    await show(route);
    await shoot(page, route.name);
  }
  await page.close();
}

/** States that an address alone does not show. */
async function takeStates(context: BrowserContext, shoot: (page: Page, name: string) => Promise<void>) {
  const page = await context.newPage();
  await page.goto(`${site.url}/connexion`);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("main").getByRole("alert").first().waitFor();
  await shoot(page, "connexion-manque");
  await openAs(page, site, scene.empty, "/appels");
  await page.getByText("Affichage en direct").waitFor();
  await shoot(page, "appels-vide");
  await context.setOffline(true);
  await page.getByText("pas par cet écran").waitFor();
  await shoot(page, "appels-hors-ligne");
  await context.setOffline(false);
  await page.close();
}

/** What the links of our messages open. */
async function takeLinks(context: BrowserContext, shoot: (page: Page, name: string) => Promise<void>) {
  const page = await context.newPage();
  const { contact, invitation } = scene;
  await site.supabase.sql("update public.contacts set consent = 'pending', consent_at = null where id = $1", [contact.contactId]);
  await page.goto(site.url + contact.path);
  await shoot(page, "contact");
  await page.getByRole("button", { name: "Oui, je suis d'accord" }).click();
  await page.getByText("Vous avez dit oui").waitFor();
  await shoot(page, "contact-oui");
  await page.goto(`${site.url}${contact.path}?echec=declined`);
  await shoot(page, "contact-echec");
  await page.goto(`${site.url}/contact/inconnu`);
  await shoot(page, "contact-inconnu");
  await page.goto(site.url + invitation.path);
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await page.getByRole("main").getByRole("alert").first().waitFor();
  await shoot(page, "invitation");
  await page.getByLabel("Mot de passe", { exact: true }).fill("trois poules sur un mur");
  // The answer of Auth does not matter to the picture of the next step.
  await page.route("**/auth/v1/signup*", (route) => route.fulfill({ json: { id: crypto.randomUUID(), identities: [] } }));
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await page.getByLabel("Code à 6 chiffres").waitFor();
  await shoot(page, "invitation-code");
  await page.close();
}

for (const { suffix, viewport, rootPx, schemes } of VIEWS) {
  for (const colorScheme of schemes) {
    const shoot = async (page: Page, name: string) => {
      await enlargeText(page, rootPx);
      await page.screenshot({ path: join(folder, `${name}-${suffix}-${colorScheme}.png`), fullPage: true });
    };
    for (const take of [takeRoutes, ...(names.length === 0 ? [takeStates, takeLinks] : [])]) {
      const context = await browser.newContext({ locale: "fr-FR", colorScheme, viewport, serviceWorkers: "block" });
      await take(context, shoot);
      await context.close();
    }
  }
}
await browser.close();
await site.close();
