import { expect, test } from "vitest";
import { loadEnv } from "./env.ts";

const SECRET = `v1,whsec_${"A".repeat(43)}=`;
const complete = {
  SUPABASE_URL: "https://ref.supabase.example",
  SUPABASE_SECRET_KEYS: '{"default":"sb_secret_a"}',
  AUTH_HOOK_SECRET: SECRET,
  UPSTASH_REDIS_REST_URL: "https://redis.example",
  UPSTASH_REDIS_REST_TOKEN: "token",
  QSTASH_TOKEN: "token",
  PUBLIC_URL: "https://ethiq.example",
};

test("the secret key is read from the hosted map of keys and from a single variable alike", () => {
  expect(loadEnv(complete)).toMatchObject({ secretKey: "sb_secret_a", SIGN_UP_ALLOW_LIST: [] });
  expect(loadEnv({ ...complete, SUPABASE_SECRET_KEYS: "", SUPABASE_SECRET_KEY: "sb_secret_b" }).secretKey).toBe("sb_secret_b");
});

test.each(Object.keys(complete).filter((name) => name !== "SUPABASE_SECRET_KEYS"))("without %s nothing starts", (name) => {
  expect(() => loadEnv({ ...complete, [name]: "" })).toThrow(name);
});

test("without a secret key nothing starts", () => {
  expect(() => loadEnv({ ...complete, SUPABASE_SECRET_KEYS: "" })).toThrow("SUPABASE_SECRET_KEY");
});

test("a hook secret is one as Supabase shows it, or several", () => {
  expect(loadEnv({ ...complete, AUTH_HOOK_SECRET: `${SECRET}|${SECRET}` }).AUTH_HOOK_SECRET).toContain("|");
  for (const secret of ["short", "whsec_AAAA", "v1,whsec_AAAA", `${SECRET}|`, `${SECRET}|v1a,whsk_x`])
    expect(() => loadEnv({ ...complete, AUTH_HOOK_SECRET: secret })).toThrow("AUTH_HOOK_SECRET");
});

test("the list holds addresses and domains; a mistake in it stops the function rather than let everyone in", () => {
  expect(loadEnv({ ...complete, SIGN_UP_ALLOW_LIST: "Ethiq.example, claire@other.example" }).SIGN_UP_ALLOW_LIST).toEqual([
    "ethiq.example",
    "claire@other.example",
  ]);
  for (const list of [",", "ethiq", "a@b@c.example", "ethiq.example;other.example"])
    expect(() => loadEnv({ ...complete, SIGN_UP_ALLOW_LIST: list })).toThrow("SIGN_UP_ALLOW_LIST");
});
