import type { Method, Subscription, WebhookTarget } from "../world.ts";
import { parseXml, type XmlElement } from "./parse-xml.ts";
import { ATTRIBUTES, TwimlError } from "./schema.ts";
import type { CalleeSpec, ConferenceSpec, DialSpec, GatherSpec, StreamSpec, Verb } from "./verbs.ts";

interface Context {
  baseUrl: string;
  warnings: string[];
}

/** What Say may hold beside text: how it is spoken. */
const SSML: ReadonlySet<string> = new Set(["break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"]);

const text = (element: XmlElement) => element.text.trim();
const descendants = (element: XmlElement): XmlElement[] => element.children.flatMap((child) => [child, ...descendants(child)]);

const invalid = (element: XmlElement, name: string): TwimlError =>
  new TwimlError(12200, `Attribute '${name}' is not valid in element '${element.name}'`);

function checkAttributes(element: XmlElement, context: Context): void {
  const allowed = ATTRIBUTES[element.name] ?? [];
  for (const name of element.attributes.keys()) {
    if (!allowed.includes(name)) context.warnings.push(`Attribute '${name}' is not allowed to appear in element '${element.name}'`);
  }
}

function number(element: XmlElement, name: string, fallback: number, low = 0): number {
  const value = element.attributes.get(name);
  if (value === undefined) return fallback;
  if (!/^\d+$/.test(value) || Number(value) < low) throw invalid(element, name);
  return Number(value);
}

function flag(element: XmlElement, name: string, fallback: boolean): boolean {
  const value = element.attributes.get(name);
  if (value === undefined) return fallback;
  if (value !== "true" && value !== "false") throw invalid(element, name);
  return value === "true";
}

function oneOf<const Value extends string>(element: XmlElement, name: string, values: readonly Value[], fallback: Value): Value {
  const value = element.attributes.get(name);
  if (value === undefined) return fallback;
  const known = values.find((candidate) => candidate === value);
  if (known === undefined) throw invalid(element, name);
  return known;
}

const method = (element: XmlElement, name: string): Method => oneOf(element, name, ["POST", "GET"], "POST");

function absolute(url: string, context: Context): string {
  try {
    return new URL(url, context.baseUrl).href;
  } catch {
    throw new TwimlError(11100, `Invalid URL format: ${url}`);
  }
}

function subscription(element: XmlElement, defaults: string, context: Context): Subscription | null {
  const url = element.attributes.get("statusCallback");
  if (!url) return null;
  const events = (element.attributes.get("statusCallbackEvent") ?? defaults).split(/\s+/).filter(Boolean);
  return { target: { url: absolute(url, context), method: method(element, "statusCallbackMethod") }, events: new Set(events) };
}

export function checkStreamParameters(parameters: Record<string, string>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (name.length + value.length >= 500) throw new TwimlError(12200, `Parameter '${name}' is too long`);
  }
}

function parseStream(element: XmlElement, context: Context): StreamSpec {
  const url = element.attributes.get("url");
  if (!url) throw new TwimlError(12200, "Stream needs a url");
  const parameters: Record<string, string> = {};
  for (const child of element.children) {
    if (child.name !== "Parameter") throw new TwimlError(12200, `Element '${child.name}' is not allowed in 'Stream'`);
    checkAttributes(child, context);
    const name = child.attributes.get("name");
    if (!name) throw invalid(child, "name");
    parameters[name] = child.attributes.get("value") ?? "";
  }
  checkStreamParameters(parameters);
  return {
    url,
    name: element.attributes.get("name") ?? null,
    track: oneOf(element, "track", ["inbound_track", "outbound_track", "both_tracks"], "inbound_track"),
    subscription: subscription(element, "stream-started stream-stopped stream-error", context),
    parameters,
  };
}

function parseConference(element: XmlElement, context: Context): ConferenceSpec {
  const friendlyName = text(element);
  if (friendlyName === "") throw new TwimlError(12200, "Conference needs a name");
  const label = element.attributes.get("participantLabel") ?? null;
  if (label !== null && label.length > 128) throw new TwimlError(16024, "Participant label is too long");
  if (label !== null && (/\//.test(label) || /^CA[0-9a-f]{32}$/.test(label))) throw new TwimlError(16023, "Invalid participant label");
  const waitUrl = element.attributes.get("waitUrl");
  return {
    kind: "conference",
    friendlyName,
    startOnEnter: flag(element, "startConferenceOnEnter", true),
    endOnExit: flag(element, "endConferenceOnExit", false),
    muted: flag(element, "muted", false),
    beep: oneOf(element, "beep", ["true", "false", "onEnter", "onExit"], "true"),
    label,
    waitUrl: waitUrl === undefined ? null : waitUrl === "" ? "" : absolute(waitUrl, context),
    waitMethod: method(element, "waitMethod"),
    maxParticipants: number(element, "maxParticipants", 250, 2),
    coachSid: element.attributes.get("coach") ?? null,
    subscription: subscription(element, "start end", context),
  };
}

const parseCallee = (element: XmlElement, kind: "number" | "sip", context: Context): CalleeSpec => ({
  kind,
  address: text(element),
  subscription: subscription(element, "completed", context),
});

function parseDial(element: XmlElement, context: Context): DialSpec {
  const action = element.attributes.get("action");
  const dial: DialSpec = {
    action: action === undefined ? null : { url: absolute(action, context), method: method(element, "method") },
    timeoutSeconds: number(element, "timeout", 30, 1),
    timeLimitSeconds: number(element, "timeLimit", 14_400, 1),
    callerId: element.attributes.get("callerId") ?? null,
    answerOnBridge: flag(element, "answerOnBridge", false),
    sequential: flag(element, "sequential", false),
    conference: null,
    callees: [],
  };
  if (text(element) !== "") dial.callees.push({ kind: "number", address: text(element), subscription: null });
  for (const child of element.children) {
    checkAttributes(child, context);
    if (child.name === "Conference") dial.conference = parseConference(child, context);
    else if (child.name === "Number") dial.callees.push(parseCallee(child, "number", context));
    else if (child.name === "Sip") dial.callees.push(parseCallee(child, "sip", context));
    else throw new TwimlError(12200, `Element '${child.name}' is not allowed in 'Dial'`);
  }
  if (dial.conference && dial.callees.length > 0) throw new TwimlError(12200, "Conference must be alone in 'Dial'");
  if (!dial.conference && dial.callees.length === 0) throw new TwimlError(12200, "Dial has nobody to dial");
  return dial;
}

function parseStartOrStop(element: XmlElement, context: Context): Verb[] {
  return element.children.map((child): Verb => {
    if (child.name !== "Stream") throw new TwimlError(12200, `Element '${child.name}' is not simulated in '${element.name}'`);
    checkAttributes(child, context);
    if (element.name === "Start") return { verb: "StartStream", stream: parseStream(child, context) };
    const name = child.attributes.get("name");
    if (!name) throw invalid(child, "name");
    return { verb: "StopStream", name };
  });
}

function parseGather(element: XmlElement, context: Context): GatherSpec {
  const input = (element.attributes.get("input") ?? "dtmf").split(/\s+/).filter(Boolean);
  if (input.length === 0 || input.some((kind) => kind !== "dtmf" && kind !== "speech")) throw invalid(element, "input");
  const prompts = element.children.flatMap((child) => parseVerb(child, context));
  const isPrompt = (verb: Verb): verb is GatherSpec["prompts"][number] => ["Say", "Play", "Pause"].includes(verb.verb);
  if (!prompts.every(isPrompt)) throw new TwimlError(12200, "Only Say, Play and Pause are allowed in 'Gather'");
  return {
    keys: input.includes("dtmf"),
    speech: input.includes("speech"),
    // Without an action the current document is asked again.
    action: { url: absolute(element.attributes.get("action") ?? "", context), method: method(element, "method") },
    timeoutSeconds: number(element, "timeout", 5, 1),
    numDigits: element.attributes.has("numDigits") ? number(element, "numDigits", 1, 1) : null,
    finishOnKey: element.attributes.get("finishOnKey") ?? "#",
    bargeIn: flag(element, "bargeIn", true),
    actionOnEmptyResult: flag(element, "actionOnEmptyResult", false),
    prompts,
  };
}

function parsePlay(element: XmlElement, url: () => string): Verb {
  const digits = element.attributes.get("digits");
  if (digits === undefined) return { verb: "Play", url: url(), loop: number(element, "loop", 1) };
  if (!/^[0-9wW*#]+$/.test(digits)) throw invalid(element, "digits");
  return { verb: "PlayDigits", digits };
}

function parseVerb(element: XmlElement, context: Context): Verb[] {
  checkAttributes(element, context);
  const url = () => {
    if (text(element) === "") throw new TwimlError(12200, `${element.name} needs a URL`);
    return absolute(text(element), context);
  };
  switch (element.name) {
    case "Say":
      if (element.allText.length > 4096) throw new TwimlError(13520, "Say: text is too long");
      for (const { name } of descendants(element)) {
        if (!SSML.has(name)) throw new TwimlError(12200, `Element '${name}' is not allowed in element 'Say'`);
      }
      return [{ verb: "Say", text: element.allText.trim(), loop: number(element, "loop", 1) }];
    case "Play":
      return [parsePlay(element, url)];
    case "Gather":
      return [{ verb: "Gather", gather: parseGather(element, context) }];
    case "Pause":
      return [{ verb: "Pause", seconds: number(element, "length", 1) }];
    case "Redirect": {
      const target: WebhookTarget = { url: url(), method: method(element, "method") };
      return [{ verb: "Redirect", target }];
    }
    case "Reject":
      return [{ verb: "Reject", reason: oneOf(element, "reason", ["rejected", "busy"], "rejected") }];
    case "Hangup":
      return [{ verb: "Hangup" }];
    case "Start":
    case "Stop":
      return parseStartOrStop(element, context);
    case "Dial":
      return [{ verb: "Dial", dial: parseDial(element, context) }];
    default:
      throw new TwimlError(12200, `Element '${element.name}' is unknown or not simulated`);
  }
}

/** Throws `TwimlError`: 12100 when it is not XML or not a Response, 12200 for what the schema refuses. Unknown attributes only warn. */
export function parseTwiml(source: string, baseUrl: string): { verbs: Verb[]; warnings: string[] } {
  let root: XmlElement;
  try {
    root = parseXml(source);
  } catch (error) {
    throw new TwimlError(12100, `Document parse failure: ${error instanceof Error ? error.message : "unreadable"}`);
  }
  if (root.name !== "Response") throw new TwimlError(12100, `Document parse failure: root element is '${root.name}'`);
  const context: Context = { baseUrl, warnings: [] };
  checkAttributes(root, context);
  if (text(root) !== "") context.warnings.push("Text is not allowed in element 'Response'");
  return { verbs: root.children.flatMap((element) => parseVerb(element, context)), warnings: context.warnings };
}
