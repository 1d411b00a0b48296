import { expect, test } from "vitest";
import { loadPublicConfig } from "./public-config.ts";

const env = {
  NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:54321/",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_x",
  NEXT_PUBLIC_API_URL: "https://ref.supabase.example/functions/v1/api",
};

test("addresses lose their last slash, so that paths can be added", () => {
  expect(loadPublicConfig(env)).toEqual({
    supabaseUrl: "http://127.0.0.1:54321",
    publishableKey: "sb_publishable_x",
    apiUrl: "https://ref.supabase.example/functions/v1/api",
    helpNumber: undefined,
    publisher: undefined,
  });
});

test("a missing value and plain http to another machine are refused by name", () => {
  expect(() => loadPublicConfig({ ...env, NEXT_PUBLIC_API_URL: "http://api.example/api" })).toThrow(/NEXT_PUBLIC_API_URL$/);
  expect(() => loadPublicConfig({ ...env, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "" })).toThrow(/PUBLISHABLE_KEY$/);
});

test("the help number can be left out, but not be written so that no telephone could dial it", () => {
  expect(loadPublicConfig({ ...env, NEXT_PUBLIC_HELP_NUMBER: "+33123456789" }).helpNumber).toBe("+33123456789");
  expect(() => loadPublicConfig({ ...env, NEXT_PUBLIC_HELP_NUMBER: "01 23 45 67 89" })).toThrow(/NEXT_PUBLIC_HELP_NUMBER$/);
});
