import type { Page } from "playwright-core";
import type { Household, Site } from "./start-site.ts";

/** Opens this page as somebody of the household. */
export async function openAs(page: Page, site: Site, { email, password }: Household, path: string): Promise<void> {
  await page.goto(`${site.url}/connexion?${new URLSearchParams({ suite: path })}`);
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(site.url + path);
}
