import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { NewSimulatedCall, type SimulatedCall, type SimulatedScripts } from "../../shared/contracts/simulated-calls.ts";
import { type Listening, listen } from "../../shared/sandbox/listen.ts";
import { listRecordings } from "../../shared/sandbox/recordings/recording.ts";
import { createCallRecord } from "./call-record.ts";
import { createNetworkClient } from "./network-client.ts";
import { newCaller } from "./new-caller.ts";

export interface CallDeskOptions {
  /** Where everything is: the variables of the running stack. */
  env: Readonly<Record<string, string>>;
  /** Whoever has it may place calls: other pages in the same browser reach this port too. */
  token: string;
  port?: number;
}

const POLL_MS = 100;
/** The database learns of a call when it reaches the Ethiq number; a call that nobody takes up never gets there. */
const RECORD_MS = 8_000;

type Reply<Schema extends { _zod: { output: unknown } }> = Schema["_zod"]["output"];

/** Places recorded calls in the simulated network for whoever cannot: the web application. */
export function startCallDesk({ env, token, port = 0 }: CallDeskOptions): Promise<Listening> {
  const network = createNetworkClient(env);
  const record = createCallRecord({ url: env.SUPABASE_URL ?? "", secretKey: env.SUPABASE_SECRET_KEY ?? "" });

  async function recordedAs(callSid: string): Promise<string | null> {
    for (const deadline = Date.now() + RECORD_MS; Date.now() < deadline; await wait(POLL_MS)) {
      const row = await record.call(callSid);
      if (row) return row.id;
    }
    return null;
  }

  const app = new Hono();
  app.use(async (c, next) => {
    if (c.req.header("authorization") !== `Bearer ${token}`) return c.json({ error: "the token of this stack is missing" }, 401);
    return next();
  });
  app.get("/scripts", (c) => {
    const items = listRecordings().map(({ name, lang, label, title, durationMs }) => ({ name, lang, label, title, durationMs }));
    return c.json({ items } satisfies Reply<typeof SimulatedScripts>);
  });
  app.post("/calls", async (c) => {
    const order = NewSimulatedCall.safeParse(await c.req.json().catch(() => null));
    if (!order.success) return c.json({ error: "say which script to play, and which number to call" }, 422);
    const { script, to } = order.data;
    if (!listRecordings().some(({ name }) => name === script)) return c.json({ error: "there is no such script" }, 422);
    const { callSid } = await network.placeCall({ from: newCaller(), to, script });
    return c.json({ callId: await recordedAs(callSid) } satisfies Reply<typeof SimulatedCall>, 201);
  });
  app.onError((error, c) => c.json({ error: error.message }, 502));
  return listen(app, port);
}
