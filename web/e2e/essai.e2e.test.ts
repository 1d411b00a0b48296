import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { helpfulPerson } from "../../scripts/stack/helpful-person.ts";
import { type Stack, startStack } from "../../scripts/stack/start-stack.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import type { Twilio } from "../../shared/sandbox/twilio/start-twilio.ts";
import { axeFaults } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { sidewaysScroll, smallTargets } from "./reading.ts";
import { type Site, startSite } from "./start-site.ts";

// The whole product behind the pages: each hop is proved by a call in the simulated telephone network.

let stack: Stack;
let site: Site;
let browser: Browser;
let twilio: Twilio;
let logDir: string;

beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), "ethiq-essai-"));
  const tenants = demoTenants(4).filter(({ locale }) => locale === "fr");
  [stack, browser] = await Promise.all([
    startStack({
      logDir,
      tenants: tenants.map((tenant) => ({
        ...tenant,
        lines: tenant.lines.map((line) => ({ ...line, status: "testing", delivery: line.delivery.slice(0, 1) })),
      })),
    }),
    openBrowser(),
  ]);
  const { supabase } = stack.standIns;
  if (!stack.standIns.twilio || !supabase) throw new Error("not simulated");
  twilio = stack.standIns.twilio;
  const { QSTASH_URL = "", QSTASH_TOKEN = "", PUBLIC_URL = "" } = stack.env;
  site = await startSite({ supabase, apiEnv: { QSTASH_URL, QSTASH_TOKEN, PUBLIC_URL } });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await stack?.stop();
  await rm(logDir, { recursive: true, force: true });
});

function household(index: number) {
  const tenant = stack.tenants[index];
  const [member] = tenant?.members ?? [];
  const line = tenant?.lines[0];
  const [target] = line?.delivery ?? [];
  if (!member || !line?.forwardedNumber || target?.kind !== "sip") throw new Error("no such household");
  return { member, line, forwarded: line.forwardedNumber, telephone: target.uri };
}

async function openTest(index: number): Promise<Page> {
  const { member } = household(index);
  const page = await (await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 } })).newPage();
  page.setDefaultTimeout(15_000);
  // With one line there is nothing to choose: the page leads to it.
  await page.goto(`${site.url}/connexion?suite=/installation/essai`);
  await page.getByLabel("Adresse e-mail").fill(member.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(member.password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL("**/installation/essai?ligne=*");
  await start(page).waitFor();
  return page;
}

const main = (page: Page) => page.getByRole("main");
const start = (page: Page) => main(page).getByRole("button", { name: "Commencer l'essai" });
const stepsPassed = (page: Page) => main(page).getByRole("listitem").filter({ hasText: "réussi" }).count();
const isSound = async (page: Page) =>
  expect([await axeFaults(page), await sidewaysScroll(page), await smallTargets(page)]).toEqual([[], 0, []]);

test("eight hops pass while two devices look on, a reload loses nothing, and the line is ready", { timeout: 180_000 }, async () => {
  const { line, telephone } = household(0);
  twilio.endpoints.set(telephone, helpfulPerson({ answerAfterMs: 2_000, isUnhurried: true }));
  const [page, second] = [await openTest(0), await openTest(0)];
  await isSound(page);
  await start(page).click();
  const status = main(page)
    .getByRole("status")
    .filter({ hasText: /Étape\s\d sur 8/ });
  await status.waitFor({ timeout: 30_000 });
  await expect.poll(() => status.evaluate((element) => element === document.activeElement), { timeout: 30_000 }).toBe(true);
  await isSound(page);

  await main(second)
    .getByText(/Étape\s[5-8] sur 8/)
    .waitFor({ timeout: 60_000 });
  await page.reload();
  await main(page)
    .getByText(/Étape\s[5-8] sur 8/)
    .waitFor();

  for (const device of [page, second]) {
    await device.getByRole("heading", { name: "C'est prêt. Votre ligne est protégée." }).waitFor({ timeout: 120_000 });
    expect(await stepsPassed(device)).toBe(8);
  }
  await isSound(page);
  await main(page).getByRole("link", { name: "Imprimer la carte" }).click();
  await page.waitForURL(`**/carte/${line.lineId}`);
  await page.goto(`${site.url}/lignes/${line.lineId}`);
  await page.getByRole("heading", { name: "Votre ligne est protégée." }).waitFor();
});

test("a lost forwarding says what to do, is taken up where it failed, and offers a person the second time", {
  timeout: 240_000,
}, async () => {
  const { line, forwarded, telephone } = household(1);
  twilio.endpoints.set(forwarded, { behaviour: "no-answer" });
  twilio.endpoints.set(telephone, helpfulPerson());
  const page = await openTest(1);
  await start(page).click();
  const failed = main(page).getByText(/L'essai s'arrête à l'étape\s2/);
  await failed.waitFor({ timeout: 60_000 });
  await main(page).getByText("L'opérateur n'a pas renvoyé l'appel.").waitFor();
  expect(await main(page).getByText("Deux essais n'ont pas réussi.").count()).toBe(0);
  expect(await main(page).getByRole("link", { name: "Revoir le code du renvoi" }).getAttribute("href")).toBe(
    `/lignes/${line.lineId}#codes`,
  );
  await isSound(page);

  const again = main(page).getByRole("button", { name: /Reprendre à l'étape\s2/ });
  await again.click();
  await failed.waitFor({ state: "detached" });
  await failed.waitFor({ timeout: 60_000 });
  await main(page).getByText("Deux essais n'ont pas réussi.").waitFor();

  twilio.endpoints.set(forwarded, { behaviour: "answers", forwardsTo: line.ethiqNumber });
  await again.click();
  await page.getByRole("heading", { name: "C'est prêt. Votre ligne est protégée." }).waitFor({ timeout: 120_000 });
});
