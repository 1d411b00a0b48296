import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { codeHash } from "../../shared/sandbox/supabase/auth/users.ts";
import { type AuthScene, startAuthScene } from "../../supabase/tests/auth-scene.ts";
import { FIRST_STEPS, MEMBER_HOME } from "../lib/local-path.ts";
import type { SessionAnswer } from "../lib/supabase/session-token.ts";
import { openBrowser } from "./open-browser.ts";
import { signedIn } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// The ways in that need no password: an account by code, sign-in by code, the link of a message.

let scene: AuthScene;
let site: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  scene = await startAuthScene();
  [site, browser] = await Promise.all([startSite({ supabase: scene.supabase }), openBrowser()]);
  martin = await site.addHousehold("Martin");
});
afterEach(() => {
  scene.clearFaults();
  vi.mocked(console.error).mockClear();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await scene?.close();
});

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(site.url + path, { waitUntil: "networkidle" });
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).waitFor();
const code = (page: Page) => page.getByLabel("Code à 6 chiffres");
const other = (sent: string) => (sent === "000000" ? "111111" : "000000");
const tenantsOf = (email: string) =>
  site.supabase.sql<{ name: string; kind: string; role: string }>(
    `select t.name, t.kind, m.role from public.tenants t join public.tenant_members m on m.tenant_id = t.id
     join auth.users u on u.id = m.user_id where u.email = $1`,
    [email],
  );

test("somebody opens an account for a relative: what is missing is named, a reload loses nothing, the code opens the household", async () => {
  const email = "claire@exemple.fr";
  const page = await visit("/inscription");
  await press(page, "Recevoir un code");
  await page.getByRole("alert").filter({ hasText: "Vérifiez ces points" }).waitFor();
  await page.getByLabel("Votre prénom et votre nom").fill("Claire Martin");
  await page.getByLabel("Votre adresse e-mail").fill("claire");
  await page.reload({ waitUntil: "networkidle" });
  expect(await page.getByLabel("Votre prénom et votre nom").inputValue()).toBe("Claire Martin");
  await press(page, "Recevoir un code");
  await page.getByText("Il manque une partie de l'adresse.").first().waitFor();
  await page.getByLabel("Votre adresse e-mail").fill(email);
  await press(page, "Recevoir un code");

  await heading(page, "Votre code");
  const sent = await scene.codeFor(email);
  await page.reload({ waitUntil: "networkidle" });
  await heading(page, "Votre code");
  await code(page).fill(other(sent));
  await press(page, "Continuer");
  await page.getByRole("alert").filter({ hasText: "Le code ne correspond pas" }).waitFor();
  expect([await code(page).inputValue(), await tenantsOf(email)]).toEqual([other(sent), []]);
  await code(page).fill(`${sent.slice(0, 3)} ${sent.slice(3)}`);
  await press(page, "Continuer");
  await page.waitForURL(`**${FIRST_STEPS}**`);
  expect(await tenantsOf(email)).toEqual([{ name: "Foyer de Claire Martin", kind: "household", role: "owner" }]);

  await page.goto(`${site.url}/inscription`);
  await page.waitForURL(`**${MEMBER_HOME}`);
});

test("an organisation is named; when its opening fails, the confirmed account tries again", async () => {
  const email = "mairie@exemple.fr";
  const page = await visit("/inscription");
  await page.getByText("Pour une organisation").click();
  await page.getByLabel("Votre prénom et votre nom").fill("Anne Petit");
  await page.getByLabel("Votre adresse e-mail").fill(email);
  await press(page, "Recevoir un code");
  await page.getByRole("alert").filter({ hasText: "Nom de l'organisation" }).waitFor();
  await page.getByLabel("Nom de l'organisation").fill("Mairie de Saint-Martin");
  await press(page, "Recevoir un code");
  await code(page).fill(await scene.codeFor(email));
  scene.supabase.faults.add({ match: /create_tenant|rest\/v1\/tenants/, effect: { kind: "status", status: 503 } });
  await press(page, "Continuer");
  await page.getByText("Le foyer n'est pas encore créé.").waitFor();
  scene.clearFaults();
  await press(page, "Réessayer");
  await page.waitForURL(`**${FIRST_STEPS}**`);
  expect(await tenantsOf(email)).toEqual([{ name: "Mairie de Saint-Martin", kind: "organisation", role: "owner" }]);
});

test("where the network is lost before sign-in, what was typed stays, and works once it is back", async () => {
  const page = await visit("/connexion?suite=/reglages");
  await page.getByLabel("Adresse e-mail").fill(martin.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(martin.password);
  await page.context().setOffline(true);
  await press(page, "Se connecter");
  await page.getByRole("alert").filter({ hasText: "Nous n'arrivons pas à vous connecter." }).waitFor();
  await page.context().setOffline(false);
  await press(page, "Se connecter");
  await page.waitForURL("**/reglages");
});

test("sign-in by code leads to the page that was asked for, and an address without an account looks the same", async () => {
  const page = await visit("/appels?filtre=suspects");
  await press(page, "Recevoir un code");
  await page.getByRole("alert").filter({ hasText: "Écrivez votre adresse e-mail." }).waitFor();
  await page.getByLabel("Adresse e-mail").fill("personne@exemple.fr");
  await press(page, "Recevoir un code");
  await heading(page, "Votre code");
  await page.getByText("Adresse : personne@exemple.fr").waitFor();
  expect(await page.getByRole("button", { name: "Renvoyer le code" }).count()).toBe(0);
  await page.getByRole("link", { name: "Changer d'adresse" }).click();

  await page.getByLabel("Adresse e-mail").fill(martin.email);
  await press(page, "Recevoir un code");
  await heading(page, "Votre code");
  expect(await code(page).getAttribute("autocomplete")).toBe("one-time-code");
  const sent = await scene.codeFor(martin.email);
  await code(page).fill(sent);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/appels?filtre=suspects");
});

test("the link of a message acts only when its button is pressed, and only once", async () => {
  const dubois = await site.addHousehold("Dubois");
  const { error } = await scene.device().auth.signInWithOtp({ email: dubois.email, options: { shouldCreateUser: false } });
  expect(error).toBeNull();
  const sent = await scene.codeFor(dubois.email);
  const path = `/connexion/lien?jeton=${codeHash(dubois.email, sent)}`;
  const looked = await visit(path);
  await heading(looked, "Vous connecter");
  await looked.goto(`${site.url}/appels`);
  expect(new URL(looked.url()).pathname).toBe("/connexion");

  const page = await visit(path);
  await press(page, "Continuer");
  await page.waitForURL(`**${MEMBER_HOME}`);
  const again = await visit(path);
  await press(again, "Continuer");
  await heading(again, "Ce lien ne marche plus");
  await again.getByRole("link", { name: "Recevoir un code" }).click();
  await heading(again, "Se connecter");
});

test("when no code can be sent, the address stays and the page says what to do", async () => {
  const page = await visit("/connexion");
  await page.getByLabel("Adresse e-mail").fill(martin.email);
  scene.supabase.faults.add({ match: /auth\/v1\/otp/, effect: { kind: "status", status: 503 } });
  await press(page, "Recevoir un code");
  await page.getByRole("alert").filter({ hasText: "Le code n'est pas envoyé." }).waitFor();
  expect(await page.getByLabel("Adresse e-mail").inputValue()).toBe(martin.email);
});

test("scripts of our pages get the token of whoever is signed in, renewed where its time is over", async () => {
  const ask = (cookie: string) => fetch(`${site.url}/session`, { headers: { cookie } });
  expect((await ask("")).status).toBe(401);
  const [cookie, over] = await sessionCookies(martin);
  const answer = await ask(cookie);
  expect(answer.headers.getSetCookie()).toEqual([]);
  const { accessToken } = (await answer.json()) as SessionAnswer;
  const tenants = await fetch(`${site.api.url}/v1/tenants`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect(await tenants.json()).toMatchObject({ items: [{ id: martin.tenantId }] });
  const renewed = await ask(over);
  expect(((await renewed.json()) as SessionAnswer).expiresInMs).toBeGreaterThan(3_000_000);
  expect(renewed.headers.getSetCookie().join()).toMatch(/auth-token/);
});

test("an auth server that never answers signs nobody out, and the answer says so in time", async () => {
  const [, over] = await sessionCookies(martin);
  scene.supabase.faults.add({ match: /POST \/auth\/v1\/token/, effect: { kind: "delay", ms: 12_000 } });
  const answer = await fetch(`${site.url}/session`, { headers: { cookie: over }, signal: AbortSignal.timeout(6_000) });
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([503, []]);
});

/** A session as a browser sends it, and the same with a token whose time is over. */
async function sessionCookies(household: Household): Promise<[string, string]> {
  const { cookies } = await signedIn(browser, site, household);
  const parts = cookies.filter(({ name }) => /auth-token(\.\d+)?$/.test(name)).sort((a, b) => a.name.localeCompare(b.name));
  const session = Buffer.from(
    parts
      .map(({ value }) => value)
      .join("")
      .replace("base64-", ""),
    "base64url",
  ).toString();
  const over = Buffer.from(JSON.stringify({ ...JSON.parse(session), expires_at: 1 })).toString("base64url");
  return [parts.map(({ name, value }) => `${name}=${value}`).join("; "), `${parts[0]?.name.replace(/\.0$/, "")}=base64-${over}`];
}
