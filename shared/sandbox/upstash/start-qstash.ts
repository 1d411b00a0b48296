import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { faultRoutes } from "../fault-routes.ts";
import { CONTROL_PATH, createFaults, type Faults, faultMiddleware } from "../faults.ts";
import { listen } from "../listen.ts";
import { parseCron } from "./cron.ts";
import { type Chaos, createSender } from "./qstash-delivery.ts";
import { createQstashEngine, type DeliveryAttempt } from "./qstash-engine.ts";
import { type Delivery, notBeforeHeader, parseDelivery, QstashRefusal, type QstashSchedule } from "./qstash-message.ts";
import { loadQstashState } from "./qstash-state.ts";
import { viewDeadLetter, viewMessage, viewSchedule } from "./qstash-view.ts";

/** Published by Upstash for its local development server; they open nothing. */
const QSTASH_DEV_CREDENTIALS = {
  token: "eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=",
  currentSigningKey: "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r",
  nextSigningKey: "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs",
};

export interface QstashOptions {
  token?: string;
  currentSigningKey?: string;
  nextSigningKey?: string;
  port?: number;
  faults?: Faults;
  /** Keeps messages, schedules and dead letters over a restart. */
  stateFile?: string;
  /** Waits before deliveries are divided by this; schedules keep to the clock. */
  speed?: number;
  now?: () => number;
}

export interface QstashStandIn {
  url: string;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  faults: Faults;
  chaos: Chaos;
  /** Every delivery made so far, in order of its end. */
  attempts: DeliveryAttempt[];
  /** Makes a schedule due now. */
  fireSchedule(scheduleId: string): void;
  /** Resolves when nothing is waiting for delivery. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

const BatchBody = z.array(
  z.object({ destination: z.string(), headers: z.record(z.string(), z.string()).default({}), body: z.string().default("") }),
);
const ChaosBody = z.object({ copies: z.int().min(1).max(5).default(1), jitterMs: z.number().min(0).default(0) });

/** The destination is the rest of the path as it stands, with its own query. */
const destinationOf = (c: Context, prefix: string): string => {
  const { pathname, search } = new URL(c.req.url);
  const rest = pathname.slice(prefix.length);
  return `${/^https?%3A/i.test(rest) ? decodeURIComponent(rest) : rest}${search}`;
};

const bytesOf = async (c: Context) => new Uint8Array(await c.req.arrayBuffer());
const notFound = (c: Context, what: string) => c.json({ error: `${what} not found` }, 404);

/** The QStash REST API and its deliveries, accepted by the unchanged SDK client and receiver. */
export async function startQstash(options: QstashOptions = {}): Promise<QstashStandIn> {
  const { token, currentSigningKey, nextSigningKey } = { ...QSTASH_DEV_CREDENTIALS, ...options };
  const { port = 0, faults = createFaults(), speed = 1, now = Date.now } = options;
  const state = await loadQstashState(options.stateFile);
  const sender = createSender({ signingKey: () => currentSigningKey, faults, now });
  const engine = createQstashEngine({ state, sender, speed, now });

  const publish = (delivery: Delivery, headers: Headers) =>
    engine.publish(delivery, { notBefore: notBeforeHeader(headers), deduplicationId: headers.get("upstash-deduplication-id") });

  const app = new Hono();
  app.onError((error, c) => c.json({ error: error.message }, error instanceof QstashRefusal ? 400 : 500));
  app.route("/", faultRoutes(faults));
  app.post(`${CONTROL_PATH}/chaos`, async (c) => {
    Object.assign(sender.chaos, ChaosBody.parse(await c.req.json()));
    return c.body(null, 204);
  });
  app.post(`${CONTROL_PATH}/schedules/:id/fire`, (c) => {
    const schedule = state.schedules.get(c.req.param("id"));
    return schedule ? c.json({ messageId: engine.fire(schedule).messageId }) : notFound(c, "schedule");
  });
  app.use(faultMiddleware(faults));
  app.use(async (c, next) => {
    if (c.req.header("authorization") !== `Bearer ${token}`) return c.json({ error: "unauthorized" }, 401);
    return next();
  });

  app.post("/v2/publish/*", async (c) => {
    const { headers } = c.req.raw;
    const published = await publish(parseDelivery(destinationOf(c, "/v2/publish/"), headers, await bytesOf(c)), headers);
    return c.json(published, published.deduplicated ? 202 : 201);
  });
  app.post("/v2/batch", async (c) => {
    const batch = BatchBody.safeParse(await c.req.json().catch(() => undefined));
    if (!batch.success) throw new QstashRefusal("invalid batch");
    const read = batch.data.map(({ destination, headers, body }) => ({
      headers: new Headers(headers),
      delivery: parseDelivery(destination, new Headers(headers), new TextEncoder().encode(body)),
    }));
    return c.json(await Promise.all(read.map(({ delivery, headers }) => publish(delivery, headers))));
  });

  app.get("/v2/messages/:id", (c) => {
    const message = state.messages.get(c.req.param("id"));
    return message ? c.json(viewMessage(message)) : notFound(c, "message");
  });
  app.delete("/v2/messages/:id", async (c) =>
    (await engine.cancel(c.req.param("id"))) ? c.json({ cancelled: 1 }) : notFound(c, "message"),
  );
  app.delete("/v2/messages", async (c) => {
    const ids = c.req.queries("messageIds");
    const label = c.req.query("label");
    const chosen = [...state.messages.values()].filter(
      ({ messageId, labels }) => (!ids || ids.includes(messageId)) && (label === undefined || labels.includes(label)),
    );
    for (const { messageId } of chosen) await engine.cancel(messageId);
    return c.json({ cancelled: chosen.length });
  });

  app.get("/v2/dlq", (c) => {
    const ids = c.req.queries("dlqIds");
    const label = c.req.query("label");
    const letters = [...state.deadLetters.values()].filter(
      ({ dlqId, labels }) => (!ids || ids.includes(dlqId)) && (label === undefined || labels.includes(label)),
    );
    return c.json({ messages: letters.map(viewDeadLetter) });
  });
  app.get("/v2/dlq/:id", (c) => {
    const letter = state.deadLetters.get(c.req.param("id"));
    return letter ? c.json(viewDeadLetter(letter)) : notFound(c, "message");
  });
  const dropLetters = async (ids: readonly string[]): Promise<number> => {
    const dropped = ids.filter((id) => state.deadLetters.delete(id)).length;
    await state.save();
    return dropped;
  };
  app.delete("/v2/dlq/:id", async (c) => ((await dropLetters([c.req.param("id")])) ? c.json({ deleted: 1 }) : notFound(c, "message")));
  app.delete("/v2/dlq", async (c) => c.json({ deleted: await dropLetters(c.req.queries("dlqIds") ?? [...state.deadLetters.keys()]) }));
  const revive = async (ids: readonly string[]) => {
    const revived = await Promise.all(ids.map((id) => engine.revive(id)));
    return revived.filter((id) => id !== undefined).map((messageId) => ({ messageId }));
  };
  app.post("/v2/dlq/retry/:id", async (c) => {
    const [response] = await revive([c.req.param("id")]);
    return response ? c.json(response) : notFound(c, "message");
  });
  app.post("/v2/dlq/retry", async (c) => c.json({ responses: await revive(c.req.queries("dlqIds") ?? [...state.deadLetters.keys()]) }));

  app.post("/v2/schedules/*", async (c) => {
    const { headers } = c.req.raw;
    const cron = headers.get("upstash-cron") ?? "";
    try {
      parseCron(cron);
    } catch (error) {
      throw new QstashRefusal(`invalid cron: ${error instanceof Error ? error.message : ""}`);
    }
    const scheduleId = headers.get("upstash-schedule-id") ?? `scd_${randomUUID().replaceAll("-", "")}`;
    const delivery = parseDelivery(destinationOf(c, "/v2/schedules/"), headers, await bytesOf(c));
    const schedule: QstashSchedule = { ...delivery, scheduleId, cron, createdAt: now(), isPaused: false };
    state.schedules.set(scheduleId, schedule);
    await state.save();
    return c.json({ scheduleId }, 201);
  });
  app.get("/v2/schedules", (c) => c.json([...state.schedules.values()].map((schedule) => viewSchedule(schedule, now()))));
  app.get("/v2/schedules/:id", (c) => {
    const schedule = state.schedules.get(c.req.param("id"));
    return schedule ? c.json(viewSchedule(schedule, now())) : notFound(c, "schedule");
  });
  app.delete("/v2/schedules/:id", async (c) => {
    if (!state.schedules.delete(c.req.param("id"))) return notFound(c, "schedule");
    await state.save();
    return c.body(null, 202);
  });
  app.patch("/v2/schedules/:id/:verb{pause|resume}", async (c) => {
    const schedule = state.schedules.get(c.req.param("id"));
    if (!schedule) return notFound(c, "schedule");
    schedule.isPaused = c.req.param("verb") === "pause";
    await state.save();
    return c.body(null, 202);
  });

  app.get("/v2/keys", (c) => c.json({ current: currentSigningKey, next: nextSigningKey }));

  const listening = await listen(app, port).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  return {
    url: listening.url,
    token,
    currentSigningKey,
    nextSigningKey,
    faults,
    chaos: sender.chaos,
    attempts: engine.attempts,
    fireSchedule(scheduleId) {
      const schedule = state.schedules.get(scheduleId);
      if (!schedule) throw new Error(`no schedule ${scheduleId}`);
      engine.fire(schedule);
    },
    drained: engine.drained,
    async close() {
      await engine.stop();
      await listening.close();
    },
  };
}
