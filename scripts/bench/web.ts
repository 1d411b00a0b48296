import { setPriority } from "node:os";
import type { Browser, Page } from "playwright-core";
import { buildSite } from "../../web/e2e/build-site.ts";
import { openBrowser } from "../../web/e2e/open-browser.ts";
import { openAs, signedIn } from "../../web/e2e/sign-in.ts";
import { type Household, type Site, startSite } from "../../web/e2e/start-site.ts";
import type { BenchRow } from "../bench.ts";
import { freePort } from "../stack/free-port.ts";
import { CATEGORIES, lighthouseScores } from "./web/lighthouse-scores.ts";

const ROUNDS = process.argv.includes("--quick") ? 1 : 5;
const MANY = 100_000;

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const range = (numbers: readonly number[]): string => `${Math.min(...numbers)} to ${Math.max(...numbers)}`;

async function repeat<T>(times: number, once: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < times) made.push(await once());
  return made;
}

async function withSite<T>(use: (site: Site) => Promise<T>): Promise<T> {
  const site = await startSite();
  return use(site).finally(() => site.close());
}

/** Calls of the last half year, evenly; one in forty a scam. */
const addCalls = (site: Site, { tenantId, lineId }: Household, count: number) =>
  site.supabase.sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, ended_at, level, kind, analysed, answered)
     select gen_random_uuid(), $1::uuid, $2::uuid, 'CA-bench-' || gen_random_uuid(), '+33939000001', '+3361' || lpad((n % 9000000)::text, 7, '0'), 'protect',
            now() - n * interval '180 days' / $3::int, now() - n * interval '180 days' / $3::int + interval '3 minutes',
            case when n % 40 = 0 then 3 else 1 end, case when n % 40 = 0 then 'bank_fraud_desk' else 'unknown' end, true, true
     from generate_series(1, $3::int) n`,
    [tenantId, lineId, count],
  );

// As text: scripts are not typed for a browser.
const WATCH_EVENTS = `
  globalThis.slowest = { ms: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) slowest.ms = Math.max(slowest.ms, duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
`;

/** From a press to the paint after it, the slowest of those made, in ms. */
async function slowestPress(page: Page, presses: readonly (() => Promise<unknown>)[]): Promise<number> {
  await page.evaluate(WATCH_EVENTS);
  for (const press of presses) await press();
  await page.waitForTimeout(500);
  return page.evaluate<number>("slowest.ms");
}

/** The first answer of the list, in ms: the median of some. */
async function listMs(page: Page, url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS * 3; round += 1) {
    const startedAt = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    await page.getByRole("main").getByRole("listitem").first().waitFor();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

const judgePages = (browser: Browser, port: number): Promise<BenchRow[]> =>
  withSite(async (site) => {
    const judge = async (path: string, target: number): Promise<BenchRow> => {
      const rounds = await repeat(ROUNDS, () => lighthouseScores(site.url + path, port));
      const byOwnTime = rounds.map((round) => round.byOwnTime);
      const byClock = rounds.map((round) => round.byClock[0] ?? 0);
      const speeds = byOwnTime.map(([performance = 0]) => performance);
      return {
        what: `Lighthouse, mobile, \`${path}\`: ${CATEGORIES.join(", ")}`,
        target: `≥ ${target} each`,
        measured: CATEGORIES.map((_, index) => median(byOwnTime.map((scores) => scores[index] ?? 0))).join(", "),
        note: `median of ${ROUNDS}; performance by own CPU time, ${range(speeds)}; by the clock of these cores, which the servers share, ${median(byClock)} (${range(byClock)})`,
      };
    };
    const family = await site.addHousehold("Martin");
    await addCalls(site, family, 200);
    const forEverybody = [await judge("/", 95), await judge("/connexion", 95)];
    const { cookies } = await signedIn(browser, site, family);
    // Lighthouse opens its pages in the browser's own context; what has no end there is gone with the last page.
    const kept = cookies.map(({ name, value, domain, path, expires }) => ({ name, value, domain, path, expires }));
    await (await browser.newBrowserCDPSession()).send("Storage.setCookies", { cookies: kept });
    return [...forEverybody, await judge("/accueil", 90)];
  });

const useList = (browser: Browser): Promise<BenchRow[]> =>
  withSite(async (site) => {
    const family = await site.addHousehold("Martin");
    await addCalls(site, family, 200);
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 640 }, serviceWorkers: "block" });
    const page = await context.newPage();
    await openAs(page, site, family, "/appels");
    await page.waitForLoadState("networkidle");
    const filter = (name: RegExp) => page.getByRole("main").getByRole("link", { name }).first();
    const pressed = await slowestPress(page, [() => filter(/suspects/i).click(), () => filter(/tous/i).click()]);

    const few = await listMs(page, `${site.url}/appels`);
    await addCalls(site, family, MANY);
    await site.supabase.sql("analyze public.calls");
    const many = await listMs(page, `${site.url}/appels`);
    const nodes = await page.locator("*").count();
    return [
      { what: "Press of a filter in `/appels`, until the next paint", target: "≤ 100 ms", measured: `${pressed} ms` },
      {
        what: "`/appels` with 10⁵ calls against 200, until the first row",
        target: "≤ 1.5 ×",
        measured: `${(many / few).toFixed(2)} ×`,
        note: `${nodes} elements on the page`,
      },
    ];
  });

export async function run(): Promise<BenchRow[]> {
  buildSite();
  const port = await freePort(0);
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  try {
    const judged = await judgePages(browser, port);
    // Presses are timed by the clock: from here on the servers leave the cores to the browser.
    setPriority(10);
    return [...judged, ...(await useList(browser))];
  } finally {
    await browser.close();
  }
}
