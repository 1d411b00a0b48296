import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApiClient } from "../../shared/client/api-client.ts";
import { smsSegments } from "../../shared/domain/text/sms-segments.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { loadRecording } from "../../shared/sandbox/recordings/recording.ts";
import { isAlert } from "./network-client.ts";
import { type Stack, startStack } from "./start-stack.ts";

// From the words of a caller to the contact who cuts the call, through every process of the product.

let stack: Stack;
let logDir: string;

beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), "ethiq-urgent-"));
  const [tenant] = demoTenants(2).filter(({ locale }) => locale === "fr");
  if (!tenant) throw new Error("no French household");
  const lines = tenant.lines.map((line) => ({ ...line, notice: false, helpLevel: 3 as const }));
  stack = await startStack({ logDir, withApi: true, tenants: [{ ...tenant, lines }] });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  await rm(logDir, { recursive: true, force: true });
});

test("the link of an alert's SMS shows the call, is taken once, and cuts the call; no log holds it", async () => {
  const { twilio } = stack.standIns;
  const line = stack.tenants[0]?.lines[0];
  if (!twilio || !line) throw new Error("no household on a simulated network");
  const recording = loadRecording("fr-scam-bank-desk");
  const call = twilio.placeCall({ from: "+33639980050", to: line.ethiqNumber, script: recording });
  const alerts = () => twilio.messages.sent().filter(isAlert);
  await vi.waitFor(() => expect(alerts().length).toBeGreaterThan(0), { timeout: 90_000, interval: 100 });

  const [sms] = alerts();
  expect(smsSegments(sms?.body ?? "").segments).toBeLessThanOrEqual(2);
  const token = /\/u\/([\w-]{43})$/.exec(sms?.body ?? "")?.[1] ?? "";
  const api = createApiClient({ baseUrl: stack.env.API_URL ?? "", accessToken: async () => undefined, timeoutMs: 15_000 });
  const link = { params: { path: { token } } };
  const seen = (await api.get("/urgent/{token}", link)).data;
  expect(seen).toMatchObject({ protectedName: line.protectedName, call: { endedAt: null, taken: null, mayHangUp: true } });
  expect(seen.call?.reasons.length).toBeGreaterThan(0);
  const taken = (await api.post("/urgent/{token}/take", link)).data;
  expect(taken.call?.taken?.isYou).toBe(true);

  await api.post("/urgent/{token}/hang-up", link);
  await call.done;
  await vi.waitFor(async () => expect((await api.get("/urgent/{token}", link)).data.call?.endedAt).toEqual(expect.any(String)), {
    timeout: 15_000,
    interval: 200,
  });
  const sent = await stack.standIns.supabase?.sql<{ outcome: string }>(
    "select payload ->> 'outcome' as outcome from public.call_events where payload ->> 'action' = 'hang_up' order by seq",
  );
  expect(sent).toEqual([{ outcome: "asked" }, { outcome: "sent" }]);

  for (const file of await readdir(logDir))
    expect([file, (await readFile(join(logDir, file), "utf8")).includes(token)]).toEqual([file, false]);
}, 150_000);
