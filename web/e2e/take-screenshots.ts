// Pictures of the pages as people see them: `node web/e2e/take-screenshots.ts <folder>` after `npm run build:web`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
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

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    const name = (page: string) => ({ path: join(folder, `${page}-${width}-${colorScheme}.png`), fullPage: true });
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
