import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { expect } from "vitest";
import { startStack } from "../../../scripts/stack/start-stack.ts";
import { createServiceClient } from "../../../shared/adapters/supabase-rpc.ts";
import { type ApiClient, createApiClient } from "../../../shared/client/api-client.ts";
import { codeIn } from "../../../shared/sandbox/mail/received-mail.ts";

export type JourneyScene = Awaited<ReturnType<typeof startJourneyScene>>;

const found = <Value>(value: Value | undefined | null): Value => value ?? expect.fail("missing");

/** The whole product as it runs but for its pages, without a single tenant. */
export async function startJourneyScene() {
  const logDir = await mkdtemp(join(tmpdir(), "ethiq-journey-"));
  const stack = await startStack({ logDir, withApi: true, tenants: [] });
  const { supabase, twilio, mailbox, qstash } = stack.standIns;
  if (!supabase || !twilio || !mailbox || !qstash) throw new Error("something is not simulated");
  const service = createServiceClient(supabase);
  const rpc = async (name: string, args: object): Promise<unknown> => {
    const { data, error } = await service.rpc(name, args);
    if (error) throw new Error(`${name} failed`, { cause: error });
    return data;
  };

  return {
    supabase,
    twilio,
    mailbox,
    sql: supabase.sql,
    /** Our own client; a function that tells the session of the moment, as the page's is renewed. */
    api: (accessToken: () => string | undefined = () => undefined): ApiClient =>
      createApiClient({ baseUrl: found(stack.urls.api), accessToken: async () => accessToken(), timeoutMs: 20_000 }),
    /** Somebody's browser, with nothing of ours in it. */
    device: () => createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } }),
    codeFor: async (to: string) => codeIn(await mailbox.waitFor({ to })),
    async invitationFor(to: string): Promise<string> {
      const { text } = await mailbox.waitFor({ to });
      return found(/\/invitation\/([\w-]{43})/.exec(text)?.[1]);
    },
    /** What the link in the SMS to a contact carries. */
    async linkFor(phone: string): Promise<string> {
      const link = () =>
        twilio.messages.sent().flatMap(({ to, body }) => (to === phone ? (/\/contact\/([\w-]{43})/.exec(body) ?? []) : []))[1];
      await expect.poll(link, { timeout: 20_000 }).toBeTruthy();
      return found(link());
    },
    /** All that the product's processes have written so far. */
    async logs(): Promise<string> {
      const files = await readdir(logDir);
      return (await Promise.all(files.map((file) => readFile(join(logDir, file), "utf8")))).join("\n");
    },
    /** What the schedule does once a minute. */
    async sweep(): Promise<void> {
      const headers = { authorization: `Bearer ${qstash.token}`, "content-type": "application/json" };
      await fetch(`${qstash.url}/v2/publish/${stack.urls.functions}/jobs/sweep`, { method: "POST", headers, body: "{}" });
    },
    /** An operator gives the line a number and puts it into service. */
    async putIntoService(lineId: string, number: string): Promise<void> {
      await supabase.sql(
        "insert into public.phone_numbers (e164, status, tenant_id, line_id) select $2, 'assigned', l.tenant_id, l.id from public.lines l where l.id = $1",
        [lineId, number],
      );
      await supabase.sql("update public.lines set status = 'active' where id = $1", [lineId]);
    },
    /** As the answering function and the relay put a call on record, up to the moment before it ends. */
    async startCall(lineId: string, number: string, caller: string) {
      const [callId, sid, at] = [randomUUID(), `CA${randomBytes(16).toString("hex")}`, new Date().toISOString()];
      await rpc("open_call", {
        p_call_id: callId,
        p_call_sid: sid,
        p_line_id: lineId,
        p_dialled: number,
        p_caller: caller,
        p_plan: "protect",
        p_plan_reason: null,
        p_started_at: at,
        p_decide: true,
      });
      return {
        callId,
        hear: () =>
          rpc("record_verdict", {
            p_call_id: callId,
            p_key: "verdict:3",
            p_at: new Date().toISOString(),
            p_level: 3,
            p_score: 0.9,
            p_kind: "bank_fraud_desk",
            p_reasons: [{ tactic: "credential_request", quote: "donnez-moi le code 123456", turn: 4 }],
          }),
        end: () => rpc("close_call", { p_call_sid: sid, p_ended_at: new Date().toISOString(), p_answered: true }),
      };
    },
    async close() {
      await stack.stop();
      await rm(logDir, { recursive: true, force: true });
    },
  };
}
