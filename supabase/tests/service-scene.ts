import { Hono } from "hono";
import { expect } from "vitest";
import { listen } from "../../shared/sandbox/listen.ts";
import { startApiScene } from "./api-scene.ts";

export type ServiceScene = Awaited<ReturnType<typeof startServiceScene>>;

export const PROVISIONING_SECRET = "a-secret-of-at-least-thirty-two-characters";

const DRAFT = { label: "Maison", protectedName: "Jeanne", forwardedNumber: "01 99 00 10 01", delivery: [] };

/** A household that puts lines into service, and a queue that takes jobs and brings none. */
export async function startServiceScene(env: Record<string, string> = {}) {
  let published: { job: string; body: unknown }[] = [];
  let isQueueDown = false;
  const queue = await listen(
    new Hono().post("/v2/publish/*", async (c) => {
      if (isQueueDown) return c.json({ error: "down" }, 503);
      published.push({ job: c.req.path.split("/jobs/")[1] ?? "", body: await c.req.json() });
      return c.json({ messageId: "msg_1" }, 201);
    }),
  );
  const api = await startApiScene({
    ...{ QSTASH_URL: queue.url, QSTASH_TOKEN: "a-token", PUBLIC_URL: "https://functions.example" },
    ...{ SIP_DOMAIN: "ethiq-tests.sip.twilio.com", PROVISIONING_SECRET },
    ...env,
  });
  const [owner, viewer] = [await api.addPerson("claire"), await api.addPerson("anne")];
  const tenantId = await api.addTenant({ owner, viewer });
  const { sql } = api.supabase;

  return {
    ...api,
    owner,
    viewer,
    tenantId,
    published: () => published,
    breakQueue: () => {
      isQueueDown = true;
    },
    mendQueue: () => {
      isQueueDown = false;
    },
    /** Nothing published, no line and no unfinished job: a tenant has so many of them at most. */
    async startOver() {
      published = [];
      isQueueDown = false;
      await sql("delete from public.lines where tenant_id = $1", [tenantId]);
      await sql("update public.provisioning_jobs set state = 'cancelled' where tenant_id = $1", [tenantId]);
    },
    async addLine(): Promise<string> {
      const { body } = await api.ask("POST", `/tenants/${tenantId}/lines`, { token: owner.token, json: DRAFT });
      return body.id ?? expect.fail("no line");
    },
    start: (lineId: string, json: object = {}, headers: Record<string, string> = {}, { token } = owner) =>
      api.ask("POST", `/lines/${lineId}/provisioning`, { token, json, headers }),
    giveNumber: (lineId: string, number: string) =>
      sql("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($3, 'assigned', $1, $2)", [
        tenantId,
        lineId,
        number,
      ]),
    async close() {
      await api.close();
      await queue.close();
    },
  };
}
