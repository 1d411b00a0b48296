import type { FormParams } from "../signature.ts";
import { callParams } from "../webhooks/call-params.ts";
import { sendWebhook } from "../webhooks/send-webhook.ts";
import type { Leg, WebhookTarget, World } from "../world.ts";
import { parseTwiml } from "./parse-twiml.ts";
import { TwimlError } from "./schema.ts";
import type { Verb } from "./verbs.ts";

/** Where instructions come from: an address with what it is told besides the call's fields, or a document given by API. */
export type Source = { target: WebhookTarget; params: FormParams } | { twiml: string };

function warn(world: World, leg: Leg, warnings: string[]): void {
  for (const warning of warnings) world.debug(12200, `Schema validation warning: ${warning}`, leg.sid);
}

function parse(world: World, leg: Leg, source: string, baseUrl: string): Verb[] {
  const { verbs, warnings } = parseTwiml(source, baseUrl);
  warn(world, leg, warnings);
  return verbs;
}

async function fetchVerbs(world: World, leg: Leg, target: WebhookTarget, params: FormParams): Promise<Verb[]> {
  const answer = await sendWebhook(world, target, [...callParams(world, leg), ...params]);
  if (!answer.ok) throw new TwimlError(answer.code, answer.message);
  const body = new TextDecoder().decode(answer.body);
  if (/^text\/plain/.test(answer.contentType)) return [{ verb: "Say", text: body, loop: 1 }];
  if (/^audio\//.test(answer.contentType)) return [{ verb: "Play", url: answer.url, loop: 1 }];
  if (answer.body.length > 0 && !/^(text\/xml|application\/xml|text\/html)/.test(answer.contentType)) {
    throw new TwimlError(12300, `Invalid Content-Type: ${answer.contentType}`);
  }
  return parse(world, leg, body, answer.url);
}

/** Instructions from the source or, when it fails, from the fallback URL; null when both fail. */
export async function loadDocument(world: World, leg: Leg, source: Source): Promise<Verb[] | null> {
  let failure: TwimlError;
  const errorUrl = "target" in source ? source.target.url : "";
  try {
    if ("twiml" in source) return parse(world, leg, source.twiml, "https://api.twilio.com/");
    return await fetchVerbs(world, leg, source.target, source.params);
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    failure = error;
  }
  if (leg.endedAt || world.closing.aborted) return null;
  world.debug(failure.code, failure.message, leg.sid);
  if (!leg.fallback) return null;
  try {
    return await fetchVerbs(world, leg, leg.fallback, [
      ["ErrorCode", String(failure.code)],
      ["ErrorUrl", errorUrl],
    ]);
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    if (!world.closing.aborted) world.debug(error.code, error.message, leg.sid);
    return null;
  }
}
