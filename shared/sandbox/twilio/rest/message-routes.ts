import { type Context, Hono } from "hono";
import type { Messages, SmsMessage } from "../messages.ts";
import type { OptOuts } from "../opt-outs.ts";
import type { World } from "../world.ts";
import { type Form, readForm } from "./form.ts";
import { page } from "./page.ts";
import { errorResponse, notFound, RestError } from "./rest-error.ts";
import { messageView } from "./views.ts";

const E164 = /^\+[1-9]\d{6,14}$/;
const FRENCH_LANDLINE = /^\+33[1-59]\d{8}$/;
const MAX_BODY = 1600;

function checkSender(world: World, from: string): void {
  if (from.startsWith("+")) {
    if (!world.numbers.has(from)) throw new RestError(400, 21606, `The From phone number ${from} is not a valid number for this account`);
  } else if (!/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(from)) throw new RestError(400, 21212, `The 'From' number ${from} is not valid`);
}

function readMessage(world: World, form: Form) {
  const to = form.require("To", 21604);
  const from = form.require("From", 21603);
  const body = form.require("Body", 21602);
  if (!E164.test(to)) throw new RestError(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  checkSender(world, from);
  if (body.length > MAX_BODY) throw new RestError(400, 21617, "The concatenated message body exceeds the 1600 character limit");
  return { to, from, body, statusCallback: form.target("StatusCallback", "StatusCallbackMethod") };
}

/** `DateSent`, `DateSent>` and `DateSent<`, as a day or an instant; a message not sent yet has no such date. */
function sentWithin(message: SmsMessage, query: Record<string, string>): boolean {
  const { DateSent: day, "DateSent>": after, "DateSent<": before } = query;
  if (day === undefined && after === undefined && before === undefined) return true;
  if (message.sentAt === null) return false;
  // The API keeps whole seconds.
  const sent = Math.floor(Date.parse(message.sentAt) / 1000) * 1000;
  if (day !== undefined && message.sentAt.slice(0, 10) !== day.slice(0, 10)) return false;
  if (after !== undefined && sent < Math.floor(Date.parse(after) / 1000) * 1000) return false;
  return before === undefined || sent <= Date.parse(before);
}

const neverAnswer = (c: Context): Promise<Response> =>
  new Promise((resolve) => c.req.raw.signal.addEventListener("abort", () => resolve(c.body(null, 500)), { once: true }));

export function messageRoutes(world: World, messages: Messages, optOuts: OptOuts) {
  return new Hono()
    .post("/Messages.json", async (c) => {
      const fields = readMessage(world, await readForm(c));
      if (optOuts.has(fields.from, fields.to)) throw new RestError(400, 21610, "Attempt to send to unsubscribed recipient");
      const behaviour = messages.take(fields.to);
      if (behaviour.kind === "refused") throw new RestError(400, behaviour.errorCode, "The message was refused");
      if (behaviour.kind === "delivered" && !messages.isDescribed(fields.to) && FRENCH_LANDLINE.test(fields.to)) {
        throw new RestError(400, 21614, "'To' number is not a valid mobile number");
      }
      const broken = behaviour.kind === "status" || behaviour.kind === "timeout";
      if (broken && !behaviour.afterEffect) {
        return behaviour.kind === "timeout"
          ? neverAnswer(c)
          : errorResponse(c, behaviour.status, 20500, "An internal server error has occurred");
      }
      const message = messages.create(fields);
      if (behaviour.kind === "timeout") return neverAnswer(c);
      if (behaviour.kind === "status") return errorResponse(c, behaviour.status, 20500, "An internal server error has occurred");
      return c.json(messageView(world.accountSid, message), 201);
    })
    .get("/Messages.json", (c) => {
      const query = c.req.query();
      const found = messages.list().filter((message) => {
        return (query.To ?? message.to) === message.to && (query.From ?? message.from) === message.from && sentWithin(message, query);
      });
      return page(c, "messages", found, (message) => messageView(world.accountSid, message));
    })
    .get("/Messages/:sid{[^/]+\\.json}", (c) => {
      const message = messages.get(c.req.param("sid").slice(0, -5));
      if (!message) throw notFound(c.req.path);
      return c.json(messageView(world.accountSid, message));
    });
}
