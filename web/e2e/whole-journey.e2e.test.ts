import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isAlert } from "../../scripts/stack/network-client.ts";
import { type Stack, startStack } from "../../scripts/stack/start-stack.ts";
import { codeIn } from "../../shared/sandbox/mail/received-mail.ts";
import { loadRecording } from "../../shared/sandbox/recordings/recording.ts";
import { openBrowser } from "./open-browser.ts";

// A family that nobody knew, from the front page to the day it leaves, on every part of the product. Nothing is put into the database
// by hand: what people do happens on pages, and what telephones do in the simulated network.

const CLAIRE = { email: "claire@exemple.fr", name: "Claire Martin" };
const FORWARDED = { written: "02 61 91 00 42", e164: "+33261910042" };
const PAUL = { name: "Paul Martin", written: "06 39 98 00 43", e164: "+33639980043" };
const CALLER = "+33639980071";

let stack: Stack;
let browser: Browser;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ethiq-journey-"));
  [stack, browser] = await Promise.all([startStack({ logDir: dir, tenants: [], web: "built", withHomes: true }), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(dir, { recursive: true, force: true });
});

async function newDevice(): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const at = (page: Page, step: string) => page.waitForURL(new RegExp(`/installation/[^/]+/${step}$`));
const site = () => stack.urls.web ?? "";

function standIns() {
  const { twilio, mailbox, supabase } = stack.standIns;
  if (!twilio || !mailbox || !supabase) throw new Error("something is not simulated");
  return { twilio, mailbox, supabase };
}

/** What the SMS to Paul links to. */
async function linkToPaul(path: "contact" | "u"): Promise<string> {
  const pattern = new RegExp(`/${path}/[\\w-]{43}`);
  const bodies = () =>
    standIns()
      .twilio.messages.sent()
      .filter(({ to }) => to === PAUL.e164)
      .map(({ body }) => pattern.exec(body)?.[0]);
  await expect.poll(() => bodies().find(Boolean), { timeout: 60_000, interval: 250 }).toBeTruthy();
  return `${site()}${bodies().find(Boolean)}`;
}

async function signUp(page: Page) {
  await page.goto(site());
  await page.getByRole("link", { name: "Protéger une ligne" }).first().click();
  await page.getByLabel("Votre prénom et votre nom").fill(CLAIRE.name);
  await page.getByLabel("Votre adresse e-mail").fill(CLAIRE.email);
  await press(page, "Recevoir un code");
  await page.getByLabel("Code à 6 chiffres").fill(codeIn(await standIns().mailbox.waitFor({ to: CLAIRE.email })));
  await press(page, "Continuer");
  await at(page, "pour-qui");
}

/** Up to the line's number, with the person's own yes and the papers that France asks for. */
async function askForNumber(page: Page) {
  await page.getByRole("radio", { name: /Pour un proche/ }).check();
  await page.getByLabel("Son prénom", { exact: true }).fill("Jeanne");
  await press(page, "Continuer");
  await at(page, "ligne");
  await page.getByLabel("Numéro de téléphone").fill(FORWARDED.written);
  await page.getByLabel("Numéro de téléphone").blur();
  await press(page, "Continuer");
  await at(page, "accord");
  await press(page, "Préparer le lien");
  const jeanne = await newDevice();
  await jeanne.goto(((await page.getByText(`${site()}/accord/`).first().textContent()) ?? "").trim());
  await press(jeanne, "Oui, je suis d'accord");
  await jeanne.getByRole("heading", { name: "Vous avez dit oui. Merci." }).waitFor();
  await page.getByText("Jeanne a dit oui.").waitFor();
  await page.getByRole("link", { name: "Continuer" }).click();
  await at(page, "telephone");
  await press(page, "Demander le numéro Ethiq");
  await at(page, "numero");

  await page.getByLabel("Prénom", { exact: true }).fill("Jeanne");
  await page.getByLabel("Nom de famille").fill("Martin");
  await page.getByLabel("Numéro et rue").fill("12 rue des Tilleuls");
  await page.getByLabel("Code postal").fill("35000");
  await page.getByLabel("Ville").fill("Rennes");
  await page.getByLabel("Papier qui prouve l'adresse").selectOption({ label: "Avis d'impôt" });
  await press(page, "Envoyer à l'opérateur");
  await page.getByText("Numéro Ethiq", { exact: true }).waitFor({ timeout: 90_000 });
  // Shown by itself; the telephone rings there.
  await page.getByRole("heading", { name: "Brancher le téléphone" }).waitFor();
  await press(page, "Continuer");
}

async function askPaul(page: Page) {
  await at(page, "proches");
  await page
    .getByRole("button", { name: /^Choisir / })
    .first()
    .click();
  await page.getByText(/Le nouveau mot est/).waitFor();
  await press(page, "Ajouter un proche");
  await page.getByLabel("Prénom et nom").fill(PAUL.name);
  await page.getByLabel("Téléphone mobile").fill(PAUL.written);
  await press(page, "Envoyer la demande");
  const paul = await newDevice();
  await paul.goto(await linkToPaul("contact"));
  await press(paul, "Oui, je suis d'accord");
  await paul.getByText("Vous avez dit oui", { exact: false }).first().waitFor();
  await press(page, "Continuer");
  await at(page, "aide");
  await press(page, "Continuer");
}

async function testForwarding(page: Page) {
  await at(page, "renvoi");
  await press(page, "J'ai composé le code");
  await page.getByRole("main").getByRole("button", { name: "Commencer l'essai" }).click();
  await page.getByRole("heading", { name: "C'est prêt. Votre ligne est protégée." }).waitFor({ timeout: 150_000 });
}

test("a family signs up, is protected in its first scam call, and leaves with its data", { timeout: 480_000 }, async () => {
  const claire = await newDevice();
  await signUp(claire);
  await askForNumber(claire);
  await askPaul(claire);
  await testForwarding(claire);

  // Her dashboard learns of the call, and leads to it while it goes on.
  await claire.goto(`${site()}/accueil`);
  // The second half of the conversation, with what is decisive in it.
  const { frames } = loadRecording("fr-scam-bank-desk");
  const call = standIns().twilio.placeCall({ from: CALLER, to: FORWARDED.e164, script: { frames, startMs: 30_000 } });
  await claire.getByRole("link", { name: "Suivre l'appel en direct" }).click({ timeout: 90_000 });
  await claire.getByRole("heading", { name: "Arnaque probable" }).waitFor({ timeout: 90_000 });
  await claire.getByRole("region", { name: "Les paroles de l'appel" }).getByRole("listitem").first().waitFor({ timeout: 30_000 });

  const paul = await newDevice();
  await paul.goto(await linkToPaul("u"));
  await press(paul, "Je m'en occupe");
  await paul.getByText("Vous vous en occupez.").waitFor();
  await claire.getByText(/Paul Martin s'en occupe depuis/).waitFor();
  await call.done;
  await claire.getByRole("heading", { name: "L'appel est terminé" }).waitFor({ timeout: 30_000 });
  expect(
    standIns()
      .twilio.messages.sent()
      .filter(isAlert)
      .map(({ to }) => to),
  ).toContain(PAUL.e164);

  await claire.getByRole("link", { name: "Voir le compte rendu" }).click();
  await claire.getByText("Nous avons averti Jeanne en privé.").first().waitFor();
  expect(await claire.locator('a[href="sms:33700"]').count()).toBe(1);
  await claire.getByText("C'était une arnaque", { exact: true }).click();
  await press(claire, "Enregistrer mon avis");
  await claire.getByText(/^Merci\./).waitFor();

  await claire.goto(`${site()}/reglages/confidentialite`);
  const [download] = await Promise.all([claire.waitForEvent("download"), press(claire, "Copie du foyer")]);
  const copy = await readFile(await download.path(), "utf8");
  expect(JSON.parse(copy)).toMatchObject({ format: "ethiq-tenant-1", isComplete: true });
  expect(copy).toContain(CALLER);
  await press(claire, "Effacer ce foyer");
  const [tenant] = await standIns().supabase.sql<{ name: string }>("select name from public.tenants");
  await claire.getByLabel("Pour confirmer, écrivez le nom du foyer").fill(tenant?.name ?? "");
  await press(claire, "Effacer pour toujours");
  await claire.getByRole("heading", { level: 1, name: "C'est effacé" }).waitFor();
  for (const table of ["tenants", "lines", "calls", "contacts", "tenant_members"])
    expect(await standIns().supabase.sql(`select 1 from public.${table}`), table).toEqual([]);
});
