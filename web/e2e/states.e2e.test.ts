import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { enlargeText } from "./enlarge-text.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { addressOf, ROUTES, type Route, type SceneIds } from "./routes.ts";
import { fillScene } from "./scene.ts";
import { type SignedIn, signedIn } from "./sign-in.ts";
import { type Site, startSite } from "./start-site.ts";

// The pages of signed-in people when there is nothing to show, when it may not be shown, and when it cannot be.

const INSIDE = ROUTES.filter(({ needsSession }) => needsSession);
const NOBODYS = "00000000-0000-4000-8000-000000000000";

let site: Site;
let browser: Browser;
let scene: Awaited<ReturnType<typeof fillScene>>;
let owner: SignedIn;
let empty: SignedIn;
let viewer: SignedIn;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  scene = await fillScene(site);
  const looking = await site.addMember(scene.household, "viewer");
  owner = await signedIn(browser, site, scene.household);
  empty = await signedIn(browser, site, scene.empty);
  viewer = await signedIn(browser, site, { ...scene.household, ...looking });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function show(
  storageState: SignedIn,
  route: Route,
  ids: SceneIds,
): Promise<{ page: Page; context: BrowserContext; status: number | undefined }> {
  const context = await browser.newContext({
    locale: "fr-FR",
    viewport: { width: 360, height: 640 },
    reducedMotion: "reduce",
    storageState,
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const response = await page.goto(site.url + addressOf(route, ids), { waitUntil: "networkidle" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, context, status: response?.status() };
}

async function faultsOf(page: Page) {
  const axe = await axeFaults(page);
  const small = await smallTargets(page);
  await enlargeText(page, 32);
  return { axe, small, sideways: await sidewaysScroll(page) };
}
const NO_FAULT = { axe: [], small: [], sideways: 0 };

describe.each(INSIDE)("$path", (route) => {
  const isOfOneThing = /\/\{/.test(route.path);

  test("stands with nothing to show", async () => {
    const { page, context, status } = await show(empty, route, { line: scene.empty.lineId, call: NOBODYS, liveCall: NOBODYS });
    if (!route.path.includes("{call}") && !route.path.includes("{liveCall}")) expect(status).toBe(200);
    expect(await faultsOf(page)).toEqual(NO_FAULT);
    await context.close();
  });

  test("stands for somebody who may only look", async () => {
    const { page, context, status } = await show(viewer, route, scene.ids);
    expect(status).toBeLessThan(500);
    expect(await faultsOf(page)).toEqual(NO_FAULT);
    await context.close();
  });

  test.runIf(isOfOneThing)("of another household is not found", async () => {
    // Its status is 200: a part of the page was sent before the API said no.
    const { page, context } = await show(empty, route, scene.ids);
    await page.getByRole("heading", { level: 1, name: "Cette page n'existe pas" }).waitFor();
    expect(await faultsOf(page)).toEqual(NO_FAULT);
    await context.close();
  });

  test("without Internet it stays, and says so", async () => {
    const { page, context } = await show(owner, route, scene.ids);
    await context.setOffline(true);
    await page.getByText("La protection passe par le téléphone").first().waitFor();
    expect(await faultsOf(page)).toEqual(NO_FAULT);
    await context.close();
  });
});

describe("when the API is away", () => {
  beforeAll(() => site.api.close());

  test.each(INSIDE)("$path says what happened, whether the protection is on, and whom to call", async (route) => {
    const { page, context } = await show(owner, route, scene.ids);
    // Of the look of the pages the browser itself knows everything.
    if (route.path !== "/reglages/affichage")
      await page
        .getByRole("main")
        .getByText(/protection|protégée/i)
        .first()
        .waitFor();
    expect(await page.getByRole("banner").getByRole("link", { name: "01 99 00 00 42" }).isVisible()).toBe(true);
    expect(await faultsOf(page)).toEqual(NO_FAULT);
    await context.close();
  });
});
