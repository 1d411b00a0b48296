import { expect, test } from "vitest";
import { loadEnv } from "./env.ts";

const SESSION_SIGNING_JWK = JSON.stringify({ kty: "oct", k: "A".repeat(43) });
const base = { SUPABASE_URL: "https://ref.supabase.example", WEB_URL: "https://web.example", SESSION_SIGNING_JWK };

test("the key is read from the hosted map of keys and from a single variable alike", () => {
  expect(loadEnv({ ...base, SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_a"}' }).publishableKey).toBe("sb_publishable_a");
  expect(loadEnv({ ...base, SUPABASE_PUBLISHABLE_KEY: "sb_publishable_b" }).publishableKey).toBe("sb_publishable_b");
});

test("a missing key, an unreadable map and plain http to another machine are refused by name", () => {
  expect(() => loadEnv(base)).toThrow(/SUPABASE_PUBLISHABLE_KEY$/);
  expect(() => loadEnv({ ...base, SUPABASE_PUBLISHABLE_KEYS: "{" })).toThrow(/SUPABASE_PUBLISHABLE_KEYS$/);
  expect(() => loadEnv({ ...base, SUPABASE_PUBLISHABLE_KEY: "k", WEB_URL: "http://web.example" })).toThrow(/WEB_URL$/);
});

test("loopback may be plain http", () => {
  const local = { SUPABASE_URL: "http://127.0.0.1:5432", WEB_URL: "http://localhost:3000" };
  expect(loadEnv({ ...base, ...local, SUPABASE_PUBLISHABLE_KEY: "k" }).WEB_URL).toBe("http://localhost:3000");
});

test("a public key cannot sign, and half an account is a mistake", () => {
  const good = { ...base, SUPABASE_PUBLISHABLE_KEY: "k" };
  const publicKey = JSON.stringify({ kty: "EC", crv: "P-256", x: "x", y: "y", kid: "1" });
  expect(() => loadEnv({ ...good, SESSION_SIGNING_JWK: publicKey })).toThrow(/SESSION_SIGNING_JWK/);
  expect(() => loadEnv({ ...good, SESSION_SIGNING_JWK: "" })).toThrow(/SESSION_SIGNING_JWK$/);
  expect(() => loadEnv({ ...good, UPSTASH_REDIS_REST_URL: "https://redis.example" })).toThrow(/UPSTASH_REDIS_REST_TOKEN$/);
  expect(() => loadEnv({ ...good, QSTASH_TOKEN: "t" })).toThrow(/PUBLIC_URL$/);
  expect(loadEnv(good)).toMatchObject({ redis: undefined, qstash: undefined, CLIENT_ADDRESS_HEADER: "cf-connecting-ip" });
});

test("telephones need a domain, a secret and a queue, all or none", () => {
  const good = { ...base, SUPABASE_PUBLISHABLE_KEY: "k" };
  const queue = { QSTASH_TOKEN: "t", PUBLIC_URL: "https://ethiq.example" };
  const sip = { SIP_DOMAIN: "ethiq.sip.twilio.com", PROVISIONING_SECRET: "s".repeat(32) };
  expect(loadEnv({ ...good, ...queue, ...sip }).sip).toEqual({ domain: sip.SIP_DOMAIN, secret: sip.PROVISIONING_SECRET });
  expect(() => loadEnv({ ...good, ...queue, SIP_DOMAIN: sip.SIP_DOMAIN })).toThrow(/PROVISIONING_SECRET$/);
  expect(() => loadEnv({ ...good, ...sip })).toThrow(/QSTASH_TOKEN$/);
  expect(() => loadEnv({ ...good, ...queue, ...sip, SIP_DOMAIN: "ethiq.example" })).toThrow(/SIP_DOMAIN$/);
});
