import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { lineRoute } from "../sandbox/call-fakes.ts";
import { createSupabaseRouteChanges } from "./supabase-route-changes.ts";
import { createServiceClient } from "./supabase-rpc.ts";

const BASE = "http://supabase.test";
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test("a line that does not read holds nobody else's change up, now or at the next sweep", async () => {
  const unreadable = { ...lineRoute(), delivery: [] };
  const readable = { dialled: "+33939000002", route: lineRoute(), changeId: 2 };
  const gone = { dialled: "+33939000003", route: null, changeId: 3 };
  const settled: unknown[] = [];
  server.use(
    http.post(`${BASE}/rest/v1/rpc/pending_route_changes`, () =>
      HttpResponse.json([{ dialled: "+33939000001", route: unreadable, changeId: 1 }, readable, gone]),
    ),
    http.post(`${BASE}/rest/v1/rpc/settle_route_changes`, async ({ request }) => {
      settled.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const changes = createSupabaseRouteChanges({ client: createServiceClient({ url: BASE, secretKey: "sb_secret_x" }), timeoutMs: 1_000 });
  expect(await changes.pending(10)).toEqual([readable, gone]);
  expect(settled).toEqual([{ p_ids: [1] }]);
});
