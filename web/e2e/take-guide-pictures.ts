// The pictures of docs/guide-utilisateur.md, taken of the pages as they are: `npm run shots:guide`. On a telephone, in French, with
// the invented family of `npm run seed`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { seedHistory } from "../../shared/sandbox/seed-history.ts";
import { openBrowser } from "./open-browser.ts";
import { openAs } from "./sign-in.ts";
import { startSite } from "./start-site.ts";
import { addUrgentCall } from "./urgent-scene.ts";

const [folder = "docs/images/guide"] = process.argv.slice(2);
const PASSWORD = "sandbox-password";
const OWNER = "claire.aubry@example.test";
/** Longer pages are cut: a picture shows where one is, not everything below. */
const MAX_HEIGHT = 1_100;

mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await openBrowser();
try {
  const { url, secretKey, sql } = site.supabase;
  await seedHistory({ url, secretKey, password: PASSWORD });
  const [line] = await sql<{ id: string; tenant_id: string }>(
    "select l.id, l.tenant_id from public.lines l join public.tenants t on t.id = l.tenant_id where t.name = 'Famille Aubry' and l.status = 'active'",
  );
  const [call] = await sql<{ id: string }>(
    "select id from public.calls where tenant_id = $1 and level = 3 order by started_at desc limit 1",
    [line?.tenant_id],
  );
  const urgent = await addUrgentCall(site.supabase);
  const pages: readonly (readonly [name: string, path: string])[] = [
    ["accueil", "/accueil"],
    ["installation-ligne", `/installation/${line?.id}/ligne`],
    ["installation-accord", `/installation/${line?.id}/accord`],
    ["installation-renvoi", `/installation/${line?.id}/renvoi?operateur=mobile:Orange`],
    ["essai", `/installation/essai?ligne=${line?.id}`],
    ["proches", "/proches"],
    ["appels", "/appels"],
    ["appel", `/appels/${call?.id}`],
    ["urgence", urgent.paul],
    ["carte", `/carte/${line?.id}`],
    ["confiance", "/confiance"],
    ["reglages", "/reglages"],
    ["reglages-aide", "/reglages/aide"],
    ["reglages-confidentialite", "/reglages/confidentialite"],
  ];
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await openAs(page, site, { userId: "", tenantId: "", lineId: "", email: OWNER, password: PASSWORD }, "/accueil");
  for (const [name, path] of pages) {
    await page.goto(site.url + path, { waitUntil: "networkidle" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 360, height: Math.min(Math.max(height, 640), MAX_HEIGHT) });
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.setViewportSize({ width: 360, height: 640 });
  }
} finally {
  await browser.close();
  await site.close();
}
