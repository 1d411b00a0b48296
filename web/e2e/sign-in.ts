import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Household, Site } from "./start-site.ts";

/** Opens this page as somebody of the household. */
export async function openAs(page: Page, site: Site, { email, password }: Household, path: string): Promise<void> {
  await page.goto(`${site.url}/connexion?${new URLSearchParams({ suite: path })}`);
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(site.url + path);
}

export type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/**
 * A session for many contexts, which saves each of them the sign-in. It is good for the hour of its access token: contexts that renew
 * it would do so behind each other's back.
 */
export async function signedIn(browser: Browser, site: Site, household: Household): Promise<SignedIn> {
  const context = await browser.newContext({ locale: "fr-FR", serviceWorkers: "block" });
  await openAs(await context.newPage(), site, household, "/appels");
  const state = await context.storageState();
  await context.close();
  return state;
}
