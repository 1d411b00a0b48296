import type { Context } from "hono";
import type { Method, Subscription, WebhookTarget } from "../world.ts";
import { RestError } from "./rest-error.ts";

export interface Form {
  get(name: string): string | undefined;
  all(name: string): string[];
  require(name: string, code: number): string;
  /** A boolean as Twilio reads it: anything but `true` is false. */
  flag(name: string, fallback: boolean): boolean;
  number(name: string, fallback: number): number;
  target(urlName: string, methodName: string, fallback?: Method): WebhookTarget | null;
  /** Events arrive as repeated fields or as one list separated by spaces. */
  subscription(prefix: string, defaults: string[]): Subscription | null;
}

export async function readForm(c: Context): Promise<Form> {
  const fields = new URLSearchParams(await c.req.text());
  const get = (name: string) => fields.get(name) ?? undefined;
  const form: Form = {
    get,
    all: (name) => fields.getAll(name),
    require(name, code) {
      const value = get(name);
      if (!value) throw new RestError(400, code, `A required parameter is missing or invalid: ${name}`);
      return value;
    },
    flag(name, fallback) {
      const value = get(name);
      return value === undefined ? fallback : value.toLowerCase() === "true";
    },
    number(name, fallback) {
      const value = get(name);
      if (value === undefined) return fallback;
      if (!/^\d+$/.test(value)) throw new RestError(400, 20001, `${name} is not a number`);
      return Number(value);
    },
    target(urlName, methodName, fallback = "POST") {
      const url = get(urlName);
      if (!url) return null;
      if (!URL.canParse(url)) throw new RestError(400, 21402, `${urlName} is not a valid URL: ${url}`);
      const method = get(methodName)?.toUpperCase() ?? fallback;
      if (method !== "GET" && method !== "POST") throw new RestError(400, 20001, `${methodName} must be GET or POST`);
      return { url, method };
    },
    subscription(prefix, defaults) {
      const target = form.target(prefix, `${prefix}Method`);
      if (!target) return null;
      const events = form.all(`${prefix}Event`).flatMap((value) => value.split(/\s+/).filter(Boolean));
      return { target, events: new Set(events.length > 0 ? events : defaults) };
    },
  };
  return form;
}
