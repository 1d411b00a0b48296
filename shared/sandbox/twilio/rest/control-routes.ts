import { Hono } from "hono";
import { z } from "zod";
import { CONTROL_PATH } from "../../faults.ts";
import { loadRecording } from "../../recordings/recording.ts";
import type { CallDirectory } from "../calls/call-directory.ts";
import type { PlaceCallOptions, PlacedCall } from "../calls/place-call.ts";
import type { Endpoints } from "../endpoints.ts";
import type { Messages } from "../messages.ts";
import type { Market } from "../numbers/market.ts";
import type { NewNumber } from "../numbers/owned-numbers.ts";
import type { ReceivedSms, WrittenSms } from "../receive-sms.ts";
import type { StreamFaults } from "../streams/stream-faults.ts";
import type { CallbackChaos } from "../webhooks/callbacks.ts";
import type { DebuggerEntry, OwnedNumber } from "../world.ts";
import type { Account } from "./account.ts";
import { EndpointFields, endpointOf, present } from "./endpoint-order.ts";
import { AccountOrder, carryOutStock, PriceOrder, StockOrder } from "./market-orders.ts";

const Ms = z.int().nonnegative();
const Method = z.enum(["GET", "POST"]);
const CallOrder = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  script: z.string().optional(),
  startMs: Ms.optional(),
  endMs: Ms.optional(),
  callerHangsUpAtMs: Ms.optional(),
  callerGivesUpAfterMs: Ms.optional(),
  lingerMs: Ms.optional(),
});
const EndpointOrder = EndpointFields.extend({ address: z.string().min(1) });
const NumberOrder = z.object({
  e164: z.string().regex(/^\+[1-9]\d{6,14}$/),
  voiceUrl: z.url().optional(),
  voiceMethod: Method.optional(),
  voiceFallbackUrl: z.url().optional(),
  voiceFallbackMethod: Method.optional(),
  statusCallback: z.url().optional(),
  statusCallbackMethod: Method.optional(),
  smsUrl: z.url().optional(),
  friendlyName: z.string().optional(),
});
const SmsText = z.object({ from: z.string().min(1), to: z.string().min(1), body: z.string().max(1600) });
const times = z.int().positive().optional();
const SmsOrder = z.intersection(
  z.object({ to: z.string().min(1) }),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("delivered") }),
    z.object({ kind: z.enum(["undelivered", "failed"]), errorCode: z.int() }),
    z.object({ kind: z.literal("refused"), errorCode: z.int(), times }),
    z.object({ kind: z.literal("status"), status: z.int().min(400).max(599), afterEffect: z.boolean(), times }),
    z.object({ kind: z.literal("timeout"), afterEffect: z.boolean(), times }),
  ]),
);
const StreamFaultOrder = z.object({
  effect: z.union([
    z.object({ kind: z.enum(["drop-socket", "hang"]), afterMs: Ms }),
    z.object({ kind: z.enum(["lose", "duplicate", "reorder", "corrupt"]), everyFrames: z.int().positive() }),
  ]),
  match: z.string().optional(),
  times,
});
const ChaosOrder = z.object({
  kind: z.enum(["call", "conference", "stream", "message", "bundle"]),
  duplicates: Ms.optional(),
  delayMs: Ms.optional(),
  reorder: z.boolean().optional(),
  lose: z.union([Ms, z.literal("all")]).optional(),
});

export interface ControlDeps {
  placeCall(options: PlaceCallOptions): PlacedCall;
  directory: CallDirectory;
  messages: Messages;
  receiveSms(sms: WrittenSms): ReceivedSms;
  endpoints: Endpoints;
  addNumber(fields: NewNumber): OwnedNumber;
  numbers(): OwnedNumber[];
  market: Market;
  account: Account;
  streamFaults: StreamFaults;
  callbackChaos: CallbackChaos;
  debuggerEntries(): DebuggerEntry[];
}

export function controlRoutes(deps: ControlDeps): Hono {
  const app = new Hono();
  const order = <Schema extends z.ZodType>(path: string, schema: Schema, carryOut: (body: z.output<Schema>) => unknown) =>
    app.post(`${CONTROL_PATH}${path}`, async (c) => {
      const body = schema.safeParse(await c.req.json().catch(() => undefined));
      if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
      try {
        return c.json(carryOut(body.data) ?? { ok: true }, 201);
      } catch (error) {
        return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
      }
    });

  order("/calls", CallOrder, ({ script: name, startMs, endMs, ...fields }) => {
    const options = present(fields) as Omit<PlaceCallOptions, "script">;
    if (name === undefined) return { callSid: deps.placeCall(options).callSid };
    const script = { frames: loadRecording(name).frames, ...present({ startMs, endMs }) };
    return { callSid: deps.placeCall({ ...options, script }).callSid };
  });
  order("/endpoints", EndpointOrder, ({ address, ...endpoint }) => {
    deps.endpoints.set(address, endpointOf(endpoint));
  });
  order("/numbers", NumberOrder, (fields) => deps.addNumber(present(fields) as unknown as NewNumber));
  order("/stock", StockOrder, (wanted) => carryOutStock(deps.market.stock, wanted));
  order("/prices", PriceOrder, ({ country, type, cents }) => deps.market.prices.set(country, type, cents));
  order("/account", AccountOrder, ({ state }) => deps.account.set(state));
  order("/sms", SmsOrder, ({ to, ...behaviour }) => deps.messages.behave(to, present(behaviour) as Parameters<Messages["behave"]>[1]));
  order("/inbound-messages", SmsText, (sms) => ({ messageSid: deps.receiveSms(sms).messageSid }));
  order("/stream-faults", StreamFaultOrder, (fault) => deps.streamFaults.add(present(fault) as Parameters<StreamFaults["add"]>[0]));
  order("/callback-chaos", ChaosOrder, ({ kind, ...chaos }) => deps.callbackChaos.set(kind, present(chaos)));

  return app
    .get(`${CONTROL_PATH}/calls`, (c) => c.json({ calls: deps.directory.list() }))
    .get(`${CONTROL_PATH}/calls/:sid`, (c) => {
      const call = deps.directory.describe(c.req.param("sid"), { listen: c.req.query("heard") === "1" });
      return call ? c.json(call) : c.json({ error: "no such call" }, 404);
    })
    .get(`${CONTROL_PATH}/messages`, (c) => c.json({ messages: deps.messages.sent() }))
    .get(`${CONTROL_PATH}/endpoints`, (c) => c.json({ endpoints: deps.endpoints.list() }))
    .get(`${CONTROL_PATH}/numbers`, (c) => c.json({ numbers: deps.numbers() }))
    .get(`${CONTROL_PATH}/ledger`, (c) => c.json({ entries: deps.market.ledger.entries() }))
    .get(`${CONTROL_PATH}/debugger`, (c) => c.json({ entries: deps.debuggerEntries() }))
    .delete(`${CONTROL_PATH}/stream-faults`, (c) => {
      deps.streamFaults.clear();
      return c.body(null, 204);
    })
    .delete(`${CONTROL_PATH}/callback-chaos`, (c) => {
      deps.callbackChaos.clear();
      return c.body(null, 204);
    });
}
