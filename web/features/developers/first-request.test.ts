import { expect, test } from "vitest";
import { firstRequest } from "./first-request.ts";

const given = { apiUrl: "http://127.0.0.1:54300/functions/v1/api", tenantId: "82b0163b-131c-4011-aafd-6c6b6675fbd5", secret: "ethiq_k" };

test("the request asks for what the key may read", () => {
  expect(firstRequest({ ...given, scopes: ["usage:read", "calls:read"] })).toBe(
    'curl "http://127.0.0.1:54300/functions/v1/api/v1/calls?limit=5" \\\n  -H "Authorization: Bearer ethiq_k"',
  );
  expect(firstRequest({ ...given, scopes: ["rules:write", "usage:read"] })).toContain(`/v1/tenants/${given.tenantId}/usage"`);
});

test("a key that can only write has no request to be tried with", () => {
  expect(firstRequest({ ...given, scopes: ["lines:write", "rules:write"] })).toBeUndefined();
});
