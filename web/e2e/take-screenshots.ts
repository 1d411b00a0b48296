// Pictures of the pages as people see them: `node web/e2e/take-screenshots.ts <folder>` after `npm run build:web`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { openBrowser } from "./open-browser.ts";
import { startSite } from "./start-site.ts";

const folder = process.argv[2] ?? ".ethiq/screenshots";
mkdirSync(folder, { recursive: true });

const site = await startSite();
const browser = await openBrowser();
const household = await site.addHousehold("Martin");
const empty = await site.addHousehold("Dubois");
const at = (minutesAgo: number) => new Date(Date.UTC(2026, 2, 3, 13, 5) - minutesAgo * 60_000);

await site.addCall(household, {
  caller: "+33612345678",
  startedAt: at(0),
  level: 3,
  kind: "bank_fraud_desk",
  analysed: true,
  answered: true,
});
await site.addCall(household, {
  caller: "anonymous",
  startedAt: at(95),
  endedAt: at(93),
  level: 2,
  kind: "delivery",
  analysed: true,
  answered: true,
});
await site.addCall(household, { caller: "+33139000012", startedAt: at(300), endedAt: at(294.2), analysed: true, answered: true });
await site.addCall(household, {
  caller: "+442079460000",
  startedAt: at(1500),
  endedAt: at(1497),
  analysed: false,
  reason: "relay",
  answered: true,
});

const contact = await site.addContactLink(household);
const invitation = await site.addInvitation(household, "paul.martin@exemple.fr");

/** What the links of our messages open, at usual and at double size. */
async function takeLinkPages(context: BrowserContext, shot: (page: string) => { path: string; fullPage: boolean }) {
  const page = await context.newPage();
  for (const [rootPx, suffix] of [
    [16, ""],
    [32, "-texte-200"],
  ] as const) {
    const take = async (label: string) => {
      await page.addStyleTag({ content: `html { font-size: ${rootPx}px }` });
      await page.screenshot(shot(label + suffix));
    };
    await site.supabase.sql("update public.contacts set consent = 'pending', consent_at = null where id = $1", [contact.contactId]);
    await page.goto(site.url + contact.path);
    await take("contact");
    await page.getByRole("button", { name: "Oui, je suis d'accord" }).click();
    await page.getByText("Vous avez dit oui").waitFor();
    await take("contact-oui");
    await page.goto(`${site.url}${contact.path}?echec=declined`);
    await take("contact-echec");
    await page.goto(`${site.url}/contact/inconnu`);
    await take("contact-inconnu");
    await page.goto(site.url + invitation.path);
    await page.getByRole("button", { name: "Créer mon compte" }).click();
    await page.getByRole("alert").first().waitFor();
    await take("invitation");
    await page.getByLabel("Mot de passe", { exact: true }).fill("trois poules sur un mur");
    // The answer of Auth does not matter to the picture of the next step.
    await page.route("**/auth/v1/signup*", (route) => route.fulfill({ json: { id: crypto.randomUUID(), identities: [] } }));
    await page.getByRole("button", { name: "Créer mon compte" }).click();
    await page.getByLabel("Code à 6 chiffres").waitFor();
    await take("invitation-code");
  }
  await page.close();
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    const name = (page: string) => ({ path: join(folder, `${page}-${width}-${colorScheme}.png`), fullPage: true });
    const linkContext = await browser.newContext({ locale: "fr-FR", colorScheme, viewport: { width, height } });
    if (width === 360) await takeLinkPages(linkContext, name);
    await linkContext.close();
    for (const [person, label] of [
      [household, "appels"],
      [empty, "vide"],
    ] as const) {
      const context = await browser.newContext({ locale: "fr-FR", colorScheme, viewport: { width, height } });
      const page = await context.newPage();
      await page.goto(site.url);
      await page.getByRole("button", { name: "Se connecter" }).click();
      await page.getByRole("alert").first().waitFor();
      if (label === "appels") await page.screenshot(name("connexion"));
      await page.getByLabel("Adresse e-mail").fill(person.email);
      await page.getByLabel("Mot de passe", { exact: true }).fill(person.password);
      await page.getByRole("button", { name: "Se connecter" }).click();
      await page.getByText("Affichage en direct").waitFor();
      await page.screenshot(name(label));
      if (label === "appels" && width === 360) {
        await context.setOffline(true);
        await page.getByText("pas par cet écran").waitFor();
        await page.screenshot(name("hors-ligne"));
        await context.setOffline(false);
        await page.addStyleTag({ content: "html { font-size: 32px }" });
        await page.screenshot(name("texte-200"));
      }
      await context.close();
    }
  }
}
await browser.close();
await site.close();
