import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type AuthScene, startAuthScene } from "../../supabase/tests/auth-scene.ts";
import { MEMBER_HOME } from "../lib/local-path.ts";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// What the links of our SMS and e-mails open.

const NOBODYS = "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80";

let scene: AuthScene;
let site: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  scene = await startAuthScene();
  [site, browser] = await Promise.all([startSite({ supabase: scene.supabase }), openBrowser()]);
  martin = await site.addHousehold("Martin");
  await site.supabase.sql("update public.profiles set display_name = 'Claire Martin' where user_id = $1", [martin.userId]);
});
afterEach(() => {
  scene.clearFaults();
  // The database's stand-in prints every refusal of a stored procedure.
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
  await page.goto(site.url + path);
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).waitFor();
const consentOf = async (contactId: string) =>
  (await site.supabase.sql<{ consent: string }>("select consent from public.contacts where id = $1", [contactId]))[0]?.consent;
const membersOf = async (email: string) =>
  site.supabase.sql<{ role: string; tenant_id: string }>(
    "select m.role, m.tenant_id from public.tenant_members m join auth.users u on u.id = m.user_id where u.email = $1",
    [email],
  );
const statusOf = async (invitationId: string) =>
  (await site.supabase.sql<{ status: string }>("select status from public.invitations where id = $1", [invitationId]))[0]?.status;

async function signIn(page: Page, { email, password }: Pick<Household, "email" | "password">) {
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await press(page, "Se connecter");
}

test("a contact says yes without JavaScript, then no, then that nothing more shall come", async () => {
  const { contactId, path } = await site.addContactLink(martin);
  const page = await visit(path, { javaScriptEnabled: false });
  await page.getByText("Bonjour Paul. Martin vous choisit comme proche de confiance pour Jeanne.").waitFor();
  await page.getByText("MIRABELLE").waitFor();
  expect(await consentOf(contactId)).toBe("pending");

  await press(page, "Oui, je suis d'accord");
  await page.getByText("Vous avez dit oui").waitFor();
  expect(page.url()).toBe(site.url + path);
  expect(await page.title()).toBe("Vous avez dit oui · Ethiq");
  expect(await consentOf(contactId)).toBe("accepted");

  await press(page, "Non");
  await page.getByText("Vous avez dit non").waitFor();
  expect(await consentOf(contactId)).toBe("declined");

  await press(page, "Ne plus rien recevoir");
  await page.getByText("Nous ne vous enverrons plus rien.").waitFor();
  expect(await consentOf(contactId)).toBe("stopped");
});

test("the link goes to nobody else, not even by the address of what was read before", async () => {
  const { path } = await site.addContactLink(martin, { phone: "+33699801235" });
  const page = await visit("/connexion");
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  const response = await page.goto(site.url + path, { waitUntil: "networkidle" });
  expect([...hosts]).toEqual([new URL(site.url).host]);
  expect(response?.headers()).toMatchObject({ "referrer-policy": "same-origin", "cache-control": expect.stringContaining("no-store") });
  expect(await page.locator("meta[name=robots]").getAttribute("content")).toContain("noindex");
});

test("a contact is spoken to in their own language, and can choose another", async () => {
  const { path } = await site.addContactLink(martin, { locale: "en", phone: "+33699801236" });
  const page = await visit(path, { javaScriptEnabled: false });
  await heading(page, "Do you agree?");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await press(page, "Français");
  await heading(page, "Êtes-vous d'accord ?");
  expect(await page.locator("html").getAttribute("lang")).toBe("fr");
});

test.each(["/contact", "/invitation"])("a link that opens nothing below %s says so kindly", async (path) => {
  for (const token of [NOBODYS, "abc", "a%2Fb"]) {
    const page = await visit(`${path}/${token}`, { javaScriptEnabled: false });
    await heading(page, "Ce lien ne marche plus");
  }
});

test("when the API is away the page says that the protection goes on, and an answer is not lost silently", async () => {
  const { contactId, path } = await site.addContactLink(martin, { phone: "+33699801237" });
  scene.supabase.faults.add({ match: /rpc\/view_contact_invitation/, effect: { kind: "status", status: 503 } });
  const page = await visit(path, { javaScriptEnabled: false });
  await page.getByText("La protection de votre proche continue.").waitFor();
  scene.clearFaults();
  await page.getByRole("link", { name: "Réessayer" }).click();

  scene.supabase.faults.add({ match: /rpc\/answer_contact_invitation/, effect: { kind: "status", status: 503 }, times: 1 });
  await press(page, "Oui, je suis d'accord");
  await page.getByText("Votre réponse n'est pas enregistrée.").waitFor();
  expect(await consentOf(contactId)).toBe("pending");
  await press(page, "Oui, je suis d'accord");
  await page.getByText("Vous avez dit oui").waitFor();
  expect(await page.getByText("pas enregistrée").count()).toBe(0);
});

test("an invited person opens an account with the code from the mailbox and lands where they were invited", async () => {
  const email = "paul@exemple.fr";
  const { path } = await site.addInvitation(martin, email);
  const page = await visit(path);
  await heading(page, "Claire Martin vous invite sur Ethiq");
  await page.getByText("Vous pourrez régler la protection, voir les appels et lire les paroles gardées.").waitFor();
  const password = page.getByLabel("Mot de passe", { exact: true });
  await password.fill("trop court");
  await press(page, "Créer mon compte");
  await page.getByRole("alert").filter({ hasText: "12 caractères" }).waitFor();
  await password.fill("trois poules sur un mur");
  await press(page, "Créer mon compte");

  await heading(page, "Votre code");
  const code = page.getByLabel("Code à 6 chiffres");
  const sent = await scene.codeFor(email);
  await code.fill(sent === "000000" ? "111111" : "000000");
  await press(page, "Confirmer et accepter");
  await page.getByRole("alert").filter({ hasText: "Le code ne correspond pas" }).waitFor();
  expect(await membersOf(email)).toEqual([]);
  await code.fill(`${sent.slice(0, 3)} ${sent.slice(3)}`);
  await press(page, "Confirmer et accepter");

  await page.waitForURL(`**${MEMBER_HOME}`);
  await page.getByText("Aucun appel pour le moment.").waitFor();
  expect(await membersOf(email)).toEqual([{ role: "carer", tenant_id: martin.tenantId }]);

  await page.goto(site.url + path);
  await heading(page, "Invitation déjà acceptée");
});

test("the password is that of the invited person, whoever used their address before", async () => {
  const email = "anne@exemple.fr";
  await scene.device().auth.signUp({ email, password: "un mot de passe volé" });
  await scene.codeFor(email);
  const { path } = await site.addInvitation(martin, email);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const page = await visit(path);
  await page.getByLabel("Mot de passe", { exact: true }).fill("trois poules sur un mur");
  await press(page, "Créer mon compte");
  await heading(page, "Votre code");
  await page.getByLabel("Code à 6 chiffres").fill(await scene.codeFor(email));
  await press(page, "Confirmer et accepter");
  await page.waitForURL(`**${MEMBER_HOME}`);
  const { error } = await scene.device().auth.signInWithPassword({ email, password: "un mot de passe volé" });
  expect(error?.code).toBe("invalid_credentials");
  const { data } = await scene.device().auth.signInWithPassword({ email, password: "trois poules sur un mur" });
  expect(data.user?.email).toBe(email);
});

test("somebody signed in with another address signs out, signs in with the invited one, and accepts", async () => {
  const dubois = await site.addHousehold("Dubois");
  const lea = await site.addHousehold("Lea");
  const { path } = await site.addInvitation(martin, lea.email, "viewer");
  const page = await visit("/connexion");
  await signIn(page, dubois);
  await page.waitForURL(`**${MEMBER_HOME}`);

  await page.goto(site.url + path);
  await page.getByText(`Vous êtes connecté avec ${dubois.email}.`).waitFor();
  await press(page, "Me déconnecter et continuer");
  await page.getByRole("link", { name: "Me connecter" }).click();
  await signIn(page, lea);
  await page.waitForURL(`**${path}`);
  await press(page, "Accepter");
  await page.waitForURL(`**${MEMBER_HOME}`);
  expect(await membersOf(lea.email)).toContainEqual({ role: "viewer", tenant_id: martin.tenantId });
});

test("an invitation is refused without an account and without JavaScript", async () => {
  const { invitationId, path } = await site.addInvitation(martin, "hugo@exemple.fr");
  const page = await visit(path, { javaScriptEnabled: false });
  expect(await page.locator("noscript").textContent()).toContain("Pour créer un compte, ouvrez ce lien dans un autre navigateur.");
  await press(page, "Refuser");
  await heading(page, "Vous avez refusé l'invitation");
  expect(await statusOf(invitationId)).toBe("declined");
});

test.each([
  ["expires_at = now() - interval '1 second'", "Invitation terminée"],
  ["status = 'withdrawn', answered_at = now()", "Invitation retirée"],
])("an invitation with %s says how it ended", async (change, title) => {
  const { invitationId, path } = await site.addInvitation(martin, "zoe@exemple.fr");
  await site.supabase.sql(`update public.invitations set ${change} where id = $1`, [invitationId]);
  await heading(await visit(path), title);
  await site.supabase.sql("delete from public.invitations where id = $1", [invitationId]);
});

test("a link to sign-in leads back into our own pages only", async () => {
  const page = await visit(`/connexion?suite=${encodeURIComponent("//ailleurs.test")}`);
  await signIn(page, martin);
  await page.waitForURL(site.url + MEMBER_HOME);
});

test.each([
  ["320 px", 320, 16],
  ["200 % text on a phone", 360, 32],
])("at %s nothing scrolls sideways and every target is large enough", async (_name, width, rootPx) => {
  const contact = await site.addContactLink(martin, { phone: `+336998013${rootPx}` });
  const invitation = await site.addInvitation(martin, `nina${rootPx}@exemple.fr`);
  for (const { path } of [contact, invitation]) {
    const page = await visit(path, { viewport: { width, height: 640 } });
    await enlargeText(page, rootPx);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const small = await page.locator("button, a, input:not([type=hidden], [hidden]), label:has(input)").evaluateAll((elements) =>
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
    expect([overflow, small]).toEqual([0, []]);
  }
});
