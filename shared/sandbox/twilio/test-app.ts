import { Hono } from "hono";
import { WebSocketServer } from "ws";
import { listen } from "../listen.ts";
import { saySignal } from "./media/say-signal.ts";
import { startTwilio, type TwilioOptions } from "./start-twilio.ts";

export const ACCOUNT_SID = `AC${"0".repeat(32)}`;
export const AUTH_TOKEN = "sandbox-token";
export const NUMBER = "+33939000001";
export const CALLER = "+33612345678";
export const PERSON = "sip:jeanne@home.sip.example";

export interface Received {
  at: number;
  path: string;
  url: string;
  form: Record<string, string>;
  params: [string, string][];
  signature: string;
  idempotencyToken: string;
}

type Answer = string | { status: number } | Response | Promise<Response>;

/** A tiny product: notes every webhook and answers TwiML by path. Unknown paths answer 204. */
async function startWebhooks() {
  const received: Received[] = [];
  const answers = new Map<string, (request: Received) => Answer>();
  const app = new Hono();
  app.all("*", async (c) => {
    const params = [...new URLSearchParams(await c.req.text())];
    const request: Received = {
      at: Date.now(),
      path: c.req.path,
      url: c.req.url,
      form: Object.fromEntries(params),
      params,
      signature: c.req.header("x-twilio-signature") ?? "",
      idempotencyToken: c.req.header("i-twilio-idempotency-token") ?? "",
    };
    received.push(request);
    const answer = await answers.get(c.req.path)?.(request);
    if (answer === undefined) return c.body(null, 204);
    if (answer instanceof Response) return answer;
    if (typeof answer === "object") return c.text("failure", answer.status as 500);
    return c.body(`<?xml version="1.0" encoding="UTF-8"?><Response>${answer}</Response>`, 200, { "content-type": "text/xml" });
  });
  const server = await listen(app);
  return {
    url: server.url,
    received,
    to: (path: string) => received.filter((request) => request.path === path),
    answer: (path: string, answer: Answer | ((request: Received) => Answer)) =>
      void answers.set(path, typeof answer === "function" ? answer : () => answer),
    close: server.close,
  };
}

export interface StreamMessage {
  event: string;
  sequenceNumber?: string;
  streamSid?: string;
  start?: { callSid: string; tracks: string[]; customParameters: Record<string, string>; mediaFormat: Record<string, unknown> };
  media?: { track: "inbound" | "outbound"; chunk: string; timestamp: string; payload: string };
  stop?: { callSid: string };
}

/** A tiny relay: notes every message of every socket. */
async function startRelay() {
  const http = await listen(new Hono());
  const sockets: { messages: StreamMessage[]; signature: string; close(code?: number): void; closed: Promise<number> }[] = [];
  const server = new WebSocketServer({ server: http.server });
  server.on("connection", (socket, request) => {
    const messages: StreamMessage[] = [];
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    const signature = String(request.headers["x-twilio-signature"]);
    sockets.push({ messages, signature, close: (code) => socket.close(code), closed });
    socket.on("message", (data) => void messages.push(JSON.parse(String(data))));
  });
  return { url: http.url.replace("http", "ws"), sockets, close: http.close };
}

export async function startScene(settings: TwilioOptions["settings"] = {}, options: Partial<TwilioOptions> = {}) {
  const webhooks = await startWebhooks();
  const relay = await startRelay();
  const twilio = await startTwilio({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    settings: { ringBufferMs: 0, ...settings },
    ...options,
  });
  twilio.addNumber({ e164: NUMBER, voiceUrl: `${webhooks.url}/voice`, voiceFallbackUrl: `${webhooks.url}/fallback` });
  twilio.endpoints.set(PERSON, { behaviour: "answers", answerAfterMs: 40 });
  return {
    webhooks,
    relay,
    twilio,
    async close() {
      await twilio.close();
      await Promise.all([webhooks.close(), relay.close()]);
    },
  };
}

export const auth = (token = AUTH_TOKEN) => ({ authorization: `Basic ${Buffer.from(`${ACCOUNT_SID}:${token}`).toString("base64")}` });

/** One REST request; the body is sent as a form. */
export async function rest(url: string, method: string, path: string, form?: Record<string, string>, token?: string) {
  const response = await fetch(`${url}/2010-04-01/Accounts/${ACCOUNT_SID}${path}`, {
    method,
    headers: { ...auth(token), ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}) },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

/** Two voices that alternate every half second, with clearly different audio. */
export function script(frameCount: number, seed = "") {
  const silence = new Uint8Array(160).fill(0xff);
  const voices = {
    caller: saySignal(`Bonjour madame, ici le service des fraudes de votre banque. ${seed}`.repeat(10)),
    protected: saySignal(`Oui bonjour, je vous écoute, que se passe-t-il avec mon compte ? ${seed}`.repeat(10)),
  };
  const turn = (who: "caller" | "protected") =>
    Array.from({ length: frameCount }, (_, i) => {
      const speaking = Math.floor(i / 25) % 2 === (who === "caller" ? 0 : 1);
      return (speaking ? voices[who][i % voices[who].length] : undefined) ?? silence;
    });
  return { frames: { caller: turn("caller"), protected: turn("protected") } };
}

export async function until<T>(probe: () => T | undefined | null | false, timeoutMs = 5000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`nothing within ${timeoutMs} ms: ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
