import { expect, test } from "vitest";
import { createMemoryApi } from "../../sandbox/memory/memory-api.ts";

test.each([
  ["2001:db8:0:1::7", "2001:0db8:0000:0001:ffff:ffff:ffff:ffff", 429],
  ["2001:db8:0:1::7", "2001:db8:0:2::7", 200],
  ["2001:db8::7", "2001:db8::1:0:0:0:7", 200],
  ["::ffff:203.0.113.7", "203.0.113.7", 429],
  ["203.0.113.7", "203.0.113.8", 200],
])("addresses of one household share a budget: %s, then %s is answered %i", async (first, second, status) => {
  const limits = { usual: { address: { limit: 1, windowSeconds: 60 }, token: { limit: 9, windowSeconds: 60 } } };
  const app = createMemoryApi({ people: new Map(), tenants: [], calls: [] }, { limits });
  const ask = (address: string) => app.request("/api/v1/health", { headers: { "cf-connecting-ip": address } });
  expect((await ask(first)).status).toBe(200);
  expect((await ask(second)).status).toBe(status);
});
