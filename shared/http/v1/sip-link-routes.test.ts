import { afterEach, expect, test, vi } from "vitest";
import { SIP_LINK_SECONDS, sealSipLink } from "../../app/provisioning/sip-link.ts";
import { createSecretSeal } from "../../app/secret-seal.ts";
import { createJsonLog } from "../../config/log.ts";
import { createMemoryApi } from "../../sandbox/memory/memory-api.ts";
import { sipQr } from "./sip-qr.ts";

const seal = createSecretSeal({ secret: "a-secret-of-at-least-thirty-two-characters" });
const account = { username: "jeanne-4821", host: "ethiq.sip.dublin.twilio.com", password: "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5", version: 1 };
const apiUrl = "https://ref.supabase.example/functions/v1/api/v1";

afterEach(() => {
  vi.useRealTimers();
});

function build({ isOffered = true } = {}) {
  const used = new Set<string>();
  const lines: string[] = [];
  const singleUse = {
    claim: async (id: string) => {
      const isFirst = !used.has(id);
      used.add(id);
      return isFirst;
    },
  };
  const api = createMemoryApi(
    { people: new Map(), tenants: [], calls: [] },
    {
      sip: { domain: "ethiq.sip.twilio.com", seal, links: isOffered ? { apiUrl, singleUse } : undefined },
      log: createJsonLog({ write: (line) => lines.push(line) }),
    },
  );
  return { lines, open: (token: string) => api.request(`/api/v1/sip-provisioning/${token}`) };
}

const problemOf = async (response: Response) => [response.status, ((await response.json()) as { type: string }).type];
const OVER = [410, "urn:ethiq:problem:link_over"];
const NOT_FOUND = [404, "urn:ethiq:problem:not_found"];

test("the address in the code answers Linphone's XML once, to be kept by nobody on the way", async () => {
  const { url, svg } = await sipQr(seal, apiUrl, account);
  expect(svg).toMatch(/^<svg .+<\/svg>$/);
  const token = url.slice(`${apiUrl}/sip-provisioning/`.length);
  const { open, lines } = build();
  const given = await open(token);
  expect([given.status, given.headers.get("content-type"), given.headers.get("cache-control")]).toEqual([
    200,
    "application/xml; charset=utf-8",
    "private, no-store",
  ]);
  expect(await given.text()).toContain("&lt;sip:ethiq.sip.dublin.twilio.com:5061;transport=tls&gt;");
  expect(await problemOf(await open(token))).toEqual(OVER);
  expect(lines.join()).toContain("/sip-provisioning/:token");
  expect(lines.join()).not.toContain(token.slice(0, 20));
  expect(lines.join()).not.toMatch(/jeanne|Kfd7/);
});

test("a code that is too old says so; an altered one, and one of no form, lead nowhere", async () => {
  const token = await sealSipLink(seal, account, Date.now());
  const { open } = build();
  for (const wrong of [`A${token.slice(1)}`, `B${token.slice(1)}`.slice(0, 100), "short", `${token}%00`, "a".repeat(601)]) {
    expect(await problemOf(await open(wrong))).toEqual(NOT_FOUND);
  }
  vi.useFakeTimers({ now: Date.now() + SIP_LINK_SECONDS * 1_000, toFake: ["Date"] });
  expect(await problemOf(await open(token))).toEqual(OVER);
});

test("where none is given, none is opened", async () => {
  const token = await sealSipLink(seal, account, Date.now());
  expect(await problemOf(await build({ isOffered: false }).open(token))).toEqual(NOT_FOUND);
});

test("the longest account still fits into the address", async () => {
  const longest = { ...account, username: "j".repeat(32), host: `${"d".repeat(63)}.sip.frankfurt.twilio.com`, version: 2_147_483_647 };
  const { open } = build();
  expect((await open(await sealSipLink(seal, longest, Date.now()))).status).toBe(200);
});
