import { Hono } from "hono";
import type { OwnedNumber, World } from "../world.ts";
import { type Form, readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";
import { numberView } from "./views.ts";

const URLS = { VoiceUrl: "voiceUrl", VoiceFallbackUrl: "voiceFallbackUrl", StatusCallback: "statusCallback", SmsUrl: "smsUrl" } as const;
const METHODS = {
  VoiceMethod: "voiceMethod",
  VoiceFallbackMethod: "voiceFallbackMethod",
  StatusCallbackMethod: "statusCallbackMethod",
} as const;

function update(number: OwnedNumber, form: Form): void {
  for (const [field, key] of Object.entries(URLS)) {
    const url = form.get(field);
    if (url === undefined) continue;
    if (url !== "" && !URL.canParse(url)) throw new RestError(400, 21402, `${field} is not a valid URL: ${url}`);
    number[key] = url;
  }
  for (const [field, key] of Object.entries(METHODS)) {
    const method = form.get(field)?.toUpperCase();
    if (method === "GET" || method === "POST") number[key] = method;
  }
  number.friendlyName = form.get("FriendlyName") ?? number.friendlyName;
  number.updatedAt = new Date().toISOString();
}

export function numberRoutes(world: World, onChange: () => void) {
  const requireNumber = (sid: string, path: string): OwnedNumber => {
    const number = [...world.numbers.values()].find((candidate) => candidate.sid === sid);
    if (!number) throw notFound(path);
    return number;
  };
  return new Hono()
    .get("/IncomingPhoneNumbers.json", (c) => {
      const { PhoneNumber, FriendlyName } = c.req.query();
      const numbers = [...world.numbers.values()].filter(({ e164, friendlyName }) => {
        return (PhoneNumber === undefined || e164.includes(PhoneNumber)) && (FriendlyName ?? friendlyName) === friendlyName;
      });
      return page(c, "incoming_phone_numbers", numbers, (number) => numberView(world.accountSid, number));
    })
    .get("/IncomingPhoneNumbers/:sid{[^/]+\\.json}", (c) =>
      c.json(numberView(world.accountSid, requireNumber(c.req.param("sid").slice(0, -5), c.req.path))),
    )
    .post("/IncomingPhoneNumbers/:sid{[^/]+\\.json}", async (c) => {
      const number = requireNumber(c.req.param("sid").slice(0, -5), c.req.path);
      update(number, await readForm(c));
      onChange();
      return c.json(numberView(world.accountSid, number));
    });
}
