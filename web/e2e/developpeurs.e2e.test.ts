import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCallDesk } from "../../scripts/stack/call-desk.ts";
import { type FunctionsScene, startFunctionsScene } from "../../scripts/stack/functions-scene.ts";
import type { Listening } from "../../shared/sandbox/listen.ts";
import { openBrowser } from "./open-browser.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Keys of the API, and calls simulated where a sandbox is.

const TOKEN = "token-of-this-stack";

let scene: FunctionsScene;
let desk: Listening;
let site: Site;
/** As in production: nothing tells it of a sandbox. */
let plain: Site;
let browser: Browser;
let martin: Household;

beforeAll(async () => {
  scene = await startFunctionsScene({ lines: 1 });
  const { supabase, twilio } = scene;
  desk = await startCallDesk({
    env: { SUPABASE_URL: supabase.url, SUPABASE_SECRET_KEY: supabase.secretKey, TWILIO_API_BASE_URL: twilio.url },
    token: TOKEN,
  });
  [site, plain, browser] = await Promise.all([
    startSite({ supabase, webEnv: { SANDBOX_CALLS_URL: desk.url, SANDBOX_CALLS_TOKEN: TOKEN } }),
    startSite({ supabase }),
    openBrowser(),
  ]);
  martin = await site.addHousehold("Martin");
  // The one number that the simulated network connects.
  await supabase.sql("update public.phone_numbers set tenant_id = $1, line_id = $2 where e164 = $3", [
    martin.tenantId,
    martin.lineId,
    scene.lineOf(0).number,
  ]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await plain?.close();
  await desk?.close();
  await scene?.close();
});

async function open(path: string, as: Pick<Household, "email" | "password"> = martin, at: Site = site): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await openAs(page, at, as as Household, path);
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const callsOf = async (lineId: string) =>
  (await scene.supabase.sql<{ id: string }>("select id from public.calls where line_id = $1", [lineId])).map(({ id }) => id);

test("a key is made, seen once, works as the page says, and opens nothing once it is removed", async () => {
  const page = await open("/developpeurs");
  await page.getByText("Aucune clé pour le moment.").waitFor();
  await page.getByText("Votre premier appel à l'interface").waitFor();
  await press(page, "Créer une clé");
  await page.getByLabel("À quoi sert cette clé").fill("Logiciel de la mairie");
  await page.getByLabel("Changer les lignes").check();
  await press(page, "Créer la clé");
  // A reader changes nothing: said beside the field, and everything typed is still there.
  await page.getByText("Un lecteur ne change rien.").first().waitFor();
  expect(await page.getByLabel("À quoi sert cette clé").inputValue()).toBe("Logiciel de la mairie");
  await page.getByLabel("Changer les lignes").uncheck();
  await press(page, "Créer la clé");
  await page.getByText("Votre clé est prête").waitFor();

  const request = (await page.getByText(/^curl "/).textContent()) ?? "";
  const [, url = "", header = ""] = /curl "([^"]+)" \\\s+-H "([^"]+)"/.exec(request) ?? [];
  const [name = "", value = ""] = header.split(": ");
  const ask = () => fetch(url, { headers: { [name]: value } });
  expect(await (await ask()).json()).toEqual({ items: [], nextCursor: null });

  await press(page, "J'ai gardé la clé");
  await page.reload();
  await page.getByText("Dernière utilisation le").waitFor();
  expect(await page.content()).not.toContain(value.replace("Bearer ", ""));
  await page.getByText("Votre premier appel à l'interface").waitFor({ state: "detached" });

  await press(page, "Retirer cette clé");
  await page.getByText("Le logiciel qui s'en sert n'aura plus accès.").waitFor();
  expect((await ask()).status).toBe(200);
  await press(page, "Retirer la clé");
  await page.getByText("Elle n'ouvre plus rien.").waitFor();
  expect((await ask()).status).toBe(401);
  await page.getByText("Clés qui n'ouvrent plus rien").click();
  await page.getByText("Retirée le").waitFor();
});

test("only owners see keys and simulate calls", async () => {
  const carer = await site.addMember(martin, "carer");
  const page = await open("/developpeurs", carer);
  await page.getByText("Cette page est réservée").waitFor();
  expect(await page.getByRole("button", { name: "Créer une clé" }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Simuler un appel" }).count()).toBe(0);
  await page.goto(`${site.url}/developpeurs/essais`);
  await page.getByText("Cette page est réservée").waitFor();
});

test("a simulated call comes in on the line, and leads to its page", async () => {
  const page = await open("/developpeurs");
  await page.getByRole("link", { name: "Simuler un appel" }).click();
  await page.waitForURL(`${site.url}/developpeurs/essais`);
  await page.getByLabel("Le conseiller qui veut le code reçu par SMS").check();
  await press(page, "Lancer l'appel");
  await page.waitForURL("**/appels/**");
  expect(await callsOf(martin.lineId)).toEqual([new URL(page.url()).pathname.split("/")[2]]);
});

test("a line of somebody else is not called, whatever the form says", async () => {
  const dubois = await site.addHousehold("Dubois");
  const page = await open("/developpeurs/essais");
  await page.getByRole("combobox").evaluate((select, id) => {
    const option = select.querySelector("option");
    if (option) option.value = id;
  }, dubois.lineId);
  await press(page, "Lancer l'appel");
  await page.getByText("Cette ligne ne peut pas recevoir d'appel simulé.").waitFor();
  expect(await callsOf(dubois.lineId)).toEqual([]);
});

test("without a sandbox no page speaks of simulated calls", async () => {
  const page = await open("/developpeurs", martin, plain);
  await page.getByRole("heading", { name: "Aller plus loin" }).waitFor();
  expect(await page.getByRole("link", { name: "Simuler un appel" }).count()).toBe(0);
  expect((await page.goto(`${plain.url}/developpeurs/essais`))?.status()).toBe(404);
});
