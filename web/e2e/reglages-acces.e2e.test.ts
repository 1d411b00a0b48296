import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { expectPrintedRefusal } from "./printed-refusal.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Who gets in, from where, and with which rights.

let site: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  martin = await site.addHousehold("Martin");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => site.supabase.faults.clear());

async function open(path: string, who: Pick<Household, "email" | "password"> = martin): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, { ...martin, ...who }, path);
  return page;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const statuses = async () =>
  (await site.supabase.sql<{ status: string }>("select status from public.invitations where tenant_id = $1", [martin.tenantId]))
    .map(({ status }) => status)
    .sort();

test("a carer is invited, invited again by a new link, and taken back with ten seconds to think again", async () => {
  const page = await open("/reglages/equipe");
  await page.getByText("Vous êtes seul ici.").waitFor();
  await button(page, "Inviter une personne").click();
  await page.getByLabel("Adresse e-mail").fill("paul@");
  await button(page, "Envoyer l'invitation").click();
  await page.getByRole("alert").filter({ hasText: "Écrivez une adresse complète." }).first().waitFor();
  expect(await page.getByLabel("Adresse e-mail").inputValue()).toBe("paul@");
  await page.getByLabel("Adresse e-mail").fill("paul@exemple.fr");
  await button(page, "Envoyer l'invitation").click();
  await page.getByText("L'invitation pour paul@exemple.fr est en route.").waitFor();
  await page.getByText("En attente", { exact: true }).waitFor();
  expect(await statuses()).toEqual(["pending"]);

  await button(page, "Renvoyer l'e-mail paul@exemple.fr").click();
  await page.getByText("Un nouvel e-mail part vers paul@exemple.fr.").waitFor();
  expect(await statuses()).toEqual(["pending", "withdrawn"]);

  await button(page, "Retirer l'invitation de paul@exemple.fr").click();
  await button(page, "Annuler").click();
  await button(page, "Retirer l'invitation de paul@exemple.fr").click();
  await expect.poll(statuses, { timeout: 15_000 }).toEqual(["withdrawn", "withdrawn"]);
  await page.getByText("Aucune invitation en attente.").waitFor();
});

test("rights are changed and taken away, and the last owner stays", async () => {
  const paul = await site.addMember(martin, "carer");
  const page = await open("/reglages/equipe");
  await button(page, `Changer les droits ${paul.email}`).click();
  await page.getByLabel("Lecteur", { exact: false }).check();
  await button(page, "Enregistrer").click();
  await page.getByText(`Les droits de ${paul.email} sont changés.`).waitFor();
  const roleOf = () => site.supabase.sql("select role from public.tenant_members where user_id = $1", [paul.userId]);
  expect(await roleOf()).toEqual([{ role: "viewer" }]);

  await button(page, "Quitter cette équipe").click();
  await button(page, "Oui, quitter").click();
  await page.getByRole("alert").filter({ hasText: "Il faut garder un responsable." }).waitFor();
  expectPrintedRefusal("tenant_members_keep_an_owner");

  await page.reload();
  await button(page, "Retirer de l'équipe").click();
  await button(page, "Retirer de l'équipe").click();
  await page.getByText(`${paul.email} ne fait plus partie de l'équipe.`).waitFor();
  expect(await roleOf()).toEqual([]);
});

test("whoever may only look reads the choices and changes none; a carer changes the line and not the household", async () => {
  const [looking, helping] = [await site.addMember(martin, "viewer"), await site.addMember(martin, "carer")];
  const viewer = await open("/reglages", looking);
  for (const name of ["Journal", "Développeurs"]) {
    expect(await viewer.getByRole("main").getByRole("link", { name }).count(), name).toBe(0);
  }
  for (const path of ["/reglages/aide", "/reglages/alertes", "/reglages/confidentialite"]) {
    await viewer.goto(site.url + path);
    await viewer.getByText("Vos droits permettent de lire ce choix, pas de le changer.").first().waitFor();
    expect(await viewer.getByRole("main").getByRole("radio").count(), path).toBe(0);
  }
  expect(await button(viewer, "Effacer ce foyer").count()).toBe(0);
  expect(await button(viewer, "Copie du foyer").count()).toBe(0);
  await viewer.goto(`${site.url}/reglages/equipe`);
  await viewer.getByText("Seul un responsable peut inviter ou changer les droits.").waitFor();
  expect(await button(viewer, "Inviter une personne").count()).toBe(0);

  const carer = await open("/reglages/aide", helping);
  await carer.getByLabel("Un proche peut aussi couper l'appel.").check();
  await button(carer, "Enregistrer").click();
  await carer.getByText("Ce choix vaut dès le prochain appel de Jeanne.").waitFor();
  await carer.goto(`${site.url}/reglages/profil`);
  await carer.getByText("Seul un responsable peut changer le nom du foyer.").waitFor();
  for (const { userId } of [looking, helping]) {
    await site.supabase.sql("delete from public.tenant_members where user_id = $1", [userId]);
  }
});

test("where there is no second factor it is said calmly, and nothing changes", async () => {
  const page = await open("/reglages/securite");
  await button(page, "Activer").click();
  await page.getByRole("status").filter({ hasText: "Ce service n'est pas encore ouvert ici. Rien n'est changé." }).waitFor();
  expect((await page.getByRole("main").getByRole("alert").allTextContents()).join("").trim()).toBe("");
});

test("a second factor is shown once as a picture and a key, and a wrong code stays to be put right", async () => {
  const page = await open("/reglages/securite");
  const signedIn = await fetch(`${site.api.url}/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: martin.email, password: martin.password }),
  });
  const session = await signedIn.json();
  const headers = { "access-control-allow-origin": "*" };
  const setup = {
    id: "5d0f3c1e-8f5e-4b8e-9d43-3a3f2f6f0c11",
    secret: "JBSWY3DPEHPK3PXP",
    uri: "otpauth://totp/Ethiq:claire?secret=JBSWY3DPEHPK3PXP",
    qrCode: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>',
  };
  await page.route("**/auth/factors", (route) => route.fulfill({ json: setup, headers }));
  await page.route("**/auth/factors/*/verify", (route) => {
    const isRight = route.request().postDataJSON().code === "123456";
    const problem = { type: "urn:ethiq:problem:code_wrong", title: "The code is wrong or too old", status: 400 };
    return isRight
      ? route.fulfill({ json: session, headers })
      : route.fulfill({ status: 400, json: problem, headers: { ...headers, "content-type": "application/problem+json" } });
  });
  await button(page, "Activer").click();
  const picture = page.getByRole("img", { name: "Dessin à photographier avec l'application de codes" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.getByText("JBSW Y3DP EHPK 3PXP").waitFor();
  await page.getByLabel("Code de l'application").fill("000 000");
  await button(page, "Confirmer").click();
  await page.getByRole("alert").filter({ hasText: "Ce n'est pas le bon code." }).first().waitFor();
  expect(await page.getByLabel("Code de l'application").inputValue()).toBe("000 000");
  await page.getByLabel("Code de l'application").fill("123 456");
  await button(page, "Confirmer").click();
  await page.getByText("La deuxième vérification est active.").waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Sécurité" }).waitFor();
});

test("another device is signed out, and a new password signs out all the others", async () => {
  const leroy = await site.addHousehold("Leroy");
  // Making the account left one.
  await site.supabase.sql("delete from auth.sessions where user_id = $1", [leroy.userId]);
  const here = await open("/reglages/securite", leroy);
  await here.getByText("Vous êtes connecté sur cet appareil seulement.").waitFor();
  const there = await open("/reglages", leroy);
  await here.reload();
  await here
    .getByRole("button", { name: /^Déconnecter/ })
    .first()
    .click();
  await here.getByText("Cet appareil est déconnecté.").waitFor();
  await here.getByText("Vous êtes connecté sur cet appareil seulement.").waitFor();
  await there.context().close();

  await open("/reglages", leroy);
  await button(here, "Nouveau mot de passe").click();
  await here.getByLabel("Nouveau mot de passe").fill("court");
  await button(here, "Enregistrer").click();
  await here.getByRole("alert").filter({ hasText: "Écrivez au moins 12 caractères" }).first().waitFor();
  await here.getByLabel("Nouveau mot de passe").fill("quatre poules sur un toit");
  await button(here, "Enregistrer").click();
  await here.getByText("Le mot de passe est changé. Vos autres appareils sont déconnectés.").waitFor();
  await here.reload();
  await here.getByText("Vous êtes connecté sur cet appareil seulement.").waitFor();
  await open("/reglages", { email: leroy.email, password: "quatre poules sur un toit" });
});
