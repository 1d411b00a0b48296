import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { PROBLEMS, toAppError } from "../domain/errors.ts";
import { createServiceClient, createSupabaseRpc } from "./supabase-rpc.ts";

const BASE = "http://supabase.test";
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function failureOf(answer: () => Response) {
  server.use(http.post(`${BASE}/rest/v1/rpc/record_verdict`, answer));
  const rpc = createSupabaseRpc({ client: createServiceClient({ url: BASE, secretKey: "sb_secret_x" }), timeoutMs: 1_000 });
  return toAppError(await rpc("record_verdict", {}, z.object({})).catch((thrown: unknown) => thrown));
}

test.each([
  [401, "PGRST301"],
  [401, "PGRST303"],
  [403, "42501"],
  [401, undefined],
])("a key of ours that is refused (%i, %s) is for us to mend: what waits is tried again", async (status, code) => {
  const { code: meaning } = await failureOf(() => HttpResponse.json({ code, message: "no" }, { status }));
  expect(PROBLEMS[meaning]).toMatchObject({ status: 503, retry: "later" });
});

test("a page in place of an answer is no answer of a procedure", async () => {
  const { code } = await failureOf(() => new HttpResponse("<html>sign in</html>", { headers: { "content-type": "text/html" } }));
  expect(PROBLEMS[code].retry).toBe("later");
});

test("what can never be stored is not tried again", async () => {
  expect(await failureOf(() => HttpResponse.json({ code: "23514", message: "no" }, { status: 400 }))).toMatchObject({
    code: "invalid_request",
  });
});

test("no answer at all is not the answer that there is nothing", async () => {
  server.use(http.post(`${BASE}/rest/v1/rpc/line_route`, () => new HttpResponse(null, { status: 204 })));
  const rpc = createSupabaseRpc({ client: createServiceClient({ url: BASE, secretKey: "sb_secret_x" }), timeoutMs: 1_000 });
  await expect(rpc("line_route", {}, z.string().nullable())).rejects.toMatchObject({ code: "internal" });
  await expect(rpc("line_route", {}, z.unknown())).resolves.toBeUndefined();
});
