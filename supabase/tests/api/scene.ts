import { randomInt } from "node:crypto";
import { Hono } from "hono";
import { startEdgeFunction } from "../../../shared/sandbox/edge/start-edge-function.ts";
import { listen } from "../../../shared/sandbox/listen.ts";
import { signingKeyOf } from "../../../shared/sandbox/supabase/keys.ts";
import { startAuthScene } from "../auth-scene.ts";
import { createPeople } from "./people.ts";

const WEB_URL = "http://127.0.0.1:3000";

export interface Sent {
  method: string;
  /** Below `/v1`. */
  path: string;
  token?: string | undefined;
  /** Written as JSON, unless it is text already. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when it is no JSON. */
  json: unknown;
}

export type Scene = Awaited<ReturnType<typeof startScene>>;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const SIP_DOMAIN = "ethiq-tests.sip.twilio.com";
export const PROVISIONING_SECRET = "a-secret-of-at-least-thirty-two-characters";

/** Takes every job and brings none. */
const startDeafQueue = () => listen(new Hono().post("/v2/publish/*", (c) => c.json({ messageId: "msg_1" }, 201)));

/** The API on Deno, before Auth with its hooks and the real migrations. Jobs are taken, and nobody carries them out. */
export async function startScene() {
  const auth = await startAuthScene();
  const queue = await startDeafQueue();
  const { supabase } = auth;
  const own = Object.entries(auth.env).filter(([name]) => /^(SUPABASE|UPSTASH)_/.test(name));
  const api = await startEdgeFunction({
    name: "api",
    env: {
      ...Object.fromEntries(own),
      SESSION_SIGNING_JWK: signingKeyOf(supabase),
      WEB_URL,
      QSTASH_URL: queue.url,
      QSTASH_TOKEN: "a-token",
      PUBLIC_URL: "https://functions.example",
      SIP_DOMAIN,
      PROVISIONING_SECRET,
      LOG_LEVEL: "warn",
    },
  });
  supabase.serveFunctionsFrom(new URL(api.url).origin);

  return {
    ...auth,
    api,
    newPerson: createPeople(supabase),
    /** From another network each time, so that no rate is spent. */
    async send({ method, path, token, body, headers = {} }: Sent): Promise<Answered> {
      const response = await fetch(`${api.url}/v1${path}`, {
        method,
        headers: {
          "cf-connecting-ip": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: parse(text) };
    },
    async close() {
      await api.close();
      await queue.close();
      await auth.close();
    },
  };
}
