import { expect, test } from "vitest";
import { loadEnv } from "./env.ts";

const base = { SUPABASE_URL: "https://ref.supabase.example", WEB_URL: "https://web.example" };

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
  const env = loadEnv({ SUPABASE_URL: "http://127.0.0.1:5432", WEB_URL: "http://localhost:3000", SUPABASE_PUBLISHABLE_KEY: "k" });
  expect(env.WEB_URL).toBe("http://localhost:3000");
});
