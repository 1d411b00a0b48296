import { createClient } from "@supabase/supabase-js";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { openAs } from "./sign-in.ts";
import { type Household, type Site, startSite } from "./start-site.ts";

// Two households in two browsers: neither learns anything of the other, by whatever address.

const CALLER = "+33612345678";
const SHOWN_CALLER = "06 12 34 56 78";

let site: Site;
let browser: Browser;
let grimaud: Household;
let belloc: Household;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  [grimaud, belloc] = [await site.addHousehold("Grimaud"), await site.addHousehold("Belloc")];
  for (const { lineId, name } of [
    { ...grimaud, name: "Solange" },
    { ...belloc, name: "Odette" },
  ]) {
    await site.supabase.sql("update public.lines set protected_name = $2 where id = $1", [lineId, name]);
  }
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(household: Household, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await openAs(page, site, household, path);
  return page;
}

const isLive = (page: Page) => page.getByText("Affichage en direct").waitFor();

test("what belongs to the other does not exist, and its page says no more than for an address that was made up", async () => {
  const call = await site.addCall(grimaud, { caller: CALLER, endedAt: new Date(), level: 3, analysed: true });
  const live = await site.addCall(grimaud, { caller: CALLER });
  const page = await open(belloc, "/appels");
  const nobodys = "00000000-0000-4000-8000-000000000000";
  const paths = (callId: string, liveId: string, lineId: string) => [
    `/appels/${callId}`,
    `/appels/${liveId}/direct`,
    `/lignes/${lineId}`,
    `/carte/${lineId}`,
  ];
  const texts = async (path: string) => {
    const response = await page.goto(site.url + path);
    await page.getByRole("heading", { level: 1, name: "Cette page n'existe pas" }).waitFor();
    return { status: response?.status(), text: await page.getByRole("main").textContent() };
  };
  const madeUp = paths(nobodys, nobodys, nobodys);
  for (const [index, path] of paths(call, live, grimaud.lineId).entries()) {
    expect(await texts(path), path).toEqual(await texts(madeUp[index] ?? ""));
  }
  expect(await page.content()).not.toContain("Solange");
  // For its own household each of them opens.
  const own = await open(grimaud, "/appels");
  for (const path of paths(call, live, grimaud.lineId)) {
    await own.goto(site.url + path);
    await own.getByRole("heading", { level: 1 }).waitFor();
    expect(await own.getByRole("heading", { name: "Cette page n'existe pas" }).count(), path).toBe(0);
  }
  await site.supabase.sql("delete from public.calls where tenant_id = $1", [grimaud.tenantId]);
});

test("each list shows one's own only", async () => {
  for (const household of [grimaud, belloc]) {
    await site.supabase.sql("insert into public.contacts (tenant_id, name, phone) values ($1, $2, $3)", [
      household.tenantId,
      household === grimaud ? "Proche des Grimaud" : "Proche des Belloc",
      household === grimaud ? "+33639980052" : "+33639980053",
    ]);
    await site.supabase.sql("insert into public.caller_rules (tenant_id, phone, rule) values ($1, $2, 'trusted')", [
      household.tenantId,
      household === grimaud ? "+33199007711" : "+33199007722",
    ]);
  }
  const [mine, theirs] = [await open(grimaud, "/proches"), await open(belloc, "/proches")];
  await Promise.all([mine.getByText("Proche des Grimaud").first().waitFor(), theirs.getByText("Proche des Belloc").first().waitFor()]);
  const lists = ["/accueil", "/appels", "/proches", "/confiance", "/lignes", "/reglages/aide", "/reglages/alertes"];
  const settings = ["/reglages/equipe", "/reglages/confidentialite", "/reglages/profil", "/reglages/journal"];
  for (const path of [...lists, ...settings]) {
    await Promise.all([mine.goto(site.url + path), theirs.goto(site.url + path)]);
    await Promise.all([mine, theirs].map((page) => page.getByRole("heading", { level: 1 }).waitFor()));
    const [ours, others] = await Promise.all([mine.content(), theirs.content()]);
    for (const word of ["Odette", "Belloc", "belloc@", "01 99 00 77 22", belloc.tenantId, belloc.lineId]) {
      expect(ours.includes(word), `${path} of Grimaud holds ${word}`).toBe(false);
    }
    for (const word of ["Solange", "Grimaud", "grimaud@", "01 99 00 77 11", grimaud.tenantId, grimaud.lineId]) {
      expect(others.includes(word), `${path} of Belloc holds ${word}`).toBe(false);
    }
  }
});

test("a call of one moves the page of that one, and sends nothing to the other", async () => {
  const [mine, theirs] = [await open(grimaud, "/reglages"), await open(belloc, "/reglages")];
  const heard: string[] = [];
  theirs.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (String(payload).includes("broadcast")) heard.push(String(payload));
    }),
  );
  await Promise.all([mine.goto(`${site.url}/appels`), theirs.goto(`${site.url}/appels`)]);
  await Promise.all([isLive(mine), isLive(theirs)]);

  const id = await site.addCall(grimaud, { caller: CALLER });
  const row = mine.getByRole("main").getByRole("listitem").filter({ hasText: SHOWN_CALLER });
  await row.waitFor();
  await site.supabase.sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.95::real, 'bank_fraud_desk', '[]')", [id]);
  await row.getByText("Arnaque probable").waitFor();
  expect(heard).toEqual([]);
  expect(await theirs.getByText(SHOWN_CALLER).count()).toBe(0);

  // Not deaf: what is its own arrives.
  await site.addCall(belloc, { caller: "+33698765432" });
  await theirs.getByRole("link", { name: "06 98 76 54 32" }).waitFor();
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  expect(heard.join("")).not.toContain(grimaud.tenantId);
  expect(heard.join("")).not.toContain(id);
  expect(await mine.getByText("06 98 76 54 32").count()).toBe(0);
});

test("with the session of one, neither the API nor the channels know the other", async () => {
  const client = createClient(site.supabase.url, site.supabase.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data } = await client.auth.signInWithPassword(belloc);
  const token = data.session?.access_token ?? "";
  const ask = (path: string) => fetch(`${site.api.url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask(`/tenants/${belloc.tenantId}`)).status).toBe(200);
  for (const path of ["", "/lines", "/contacts", "/members", "/invitations", "/export", "/audit-log", "/alerts", "/usage"]) {
    expect((await ask(`/tenants/${grimaud.tenantId}${path}`)).status, path).toBe(404);
  }
  const listed = (await (await ask("/tenants")).json()) as { items: { id: string; topic: string }[] };
  expect(listed.items.map(({ id }) => id)).toEqual([belloc.tenantId]);

  await client.realtime.setAuth(token);
  const joined = (topic: string) =>
    new Promise<string>((resolve) => client.channel(topic, { config: { private: true } }).subscribe((state) => resolve(state)));
  const own = listed.items[0]?.topic ?? "";
  expect(await joined(own)).toBe("SUBSCRIBED");
  expect(await joined(own.replace(belloc.tenantId, grimaud.tenantId))).toBe("CHANNEL_ERROR");
  await client.removeAllChannels();
});
