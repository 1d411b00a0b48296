import { expect, test } from "vitest";
import { parseTwiml } from "./parse-twiml.ts";
import { TwimlError } from "./schema.ts";

const BASE = "https://ethiq.example/webhooks/twilio/voice?deliver=a";
const parse = (body: string) => parseTwiml(`<?xml version="1.0" encoding="UTF-8"?><Response>${body}</Response>`, BASE);
const codeOf = (body: string): number | undefined => {
  try {
    parse(body);
  } catch (error) {
    if (error instanceof TwimlError) return error.code;
  }
  return undefined;
};

test("a protected call's document is understood with its defaults", () => {
  const { verbs, warnings } = parse(`
    <Say language="fr-FR" voice="Polly.Lea-Neural">L&apos;appel est analys&#233; &amp; prot&#xE9;g&#233;</Say>
    <Start><Stream url="wss://relay.example/media" track="both_tracks" name="ethiq-1" statusCallback="/s"><Parameter name="token" value="t"/></Stream></Start>
    <Dial action="dial?x=1"><Conference beep="false" jitterBufferSize="small" participantLabel="caller" waitUrl=""
      statusCallback="https://ethiq.example/c" statusCallbackEvent="start end join leave">room-1</Conference></Dial>`);
  expect(warnings).toEqual([]);
  expect(verbs[0]).toEqual({ verb: "Say", text: "L'appel est analysé & protégé", loop: 1 });
  expect(verbs[1]).toMatchObject({
    verb: "StartStream",
    stream: { name: "ethiq-1", parameters: { token: "t" }, subscription: { target: { url: "https://ethiq.example/s", method: "POST" } } },
  });
  expect(verbs[2]).toMatchObject({
    dial: {
      action: { url: "https://ethiq.example/webhooks/twilio/dial?x=1" },
      timeoutSeconds: 30,
      timeLimitSeconds: 14_400,
      conference: { friendlyName: "room-1", startOnEnter: true, endOnExit: false, waitUrl: "", label: "caller", beep: "false" },
    },
  });
});

test.each([
  ["an unclosed element", "<Say>oui", 12100],
  ["a bare ampersand", "<Say>a & b</Say>", 12100],
  ["a wrong end", "<Dial><Number>+33</Dial></Number>", 12100],
  ["an unquoted attribute", "<Pause length=2/>", 12100],
  ["an attribute given twice", '<Pause length="1" length="2"/>', 12100],
  ["an unknown verb", "<Shout>oui</Shout>", 12200],
  ["a verb in lower case", "<say>oui</say>", 12200],
  ["an impossible value", '<Dial><Conference beep="no">r</Conference></Dial>', 12200],
  ["a label with a slash", '<Dial><Conference participantLabel="a/b">r</Conference></Dial>', 16023],
  [
    "an oversized stream parameter",
    `<Start><Stream url="wss://r"><Parameter name="t" value="${"x".repeat(499)}"/></Stream></Start>`,
    12200,
  ],
  ["an empty dial", "<Dial></Dial>", 12200],
])("%s is refused", (_, body, code) => {
  expect(codeOf(body)).toBe(code);
});

test("an unknown attribute is only a warning", () => {
  expect(parse('<Pause lenght="3"/>')).toMatchObject({ verbs: [{ seconds: 1 }], warnings: [expect.stringContaining("lenght")] });
});

test("a document that is not a Response is refused", () => {
  expect(() => parseTwiml("<html></html>", BASE)).toThrow("root element");
  expect(() => parseTwiml("", BASE)).toThrow("no root element");
  expect(() => parseTwiml("<Response/><Response/>", BASE)).toThrow("more than one root");
});

test("a sentence with speech mark-up is spoken whole, and other elements in it are refused", () => {
  const spoken = (say: string) => parseTwiml(`<Response><Say>${say}</Say></Response>`, "http://127.0.0.1/").verbs[0];
  expect(spoken('Now: <prosody rate="90%">Attention. <break time="1s"/>Hang up.</prosody> Bye')).toMatchObject({
    verb: "Say",
    text: "Now: Attention. Hang up. Bye",
  });
  expect(() => spoken("<Hangup/>")).toThrow(/'Hangup' is not allowed/);
});

test("a Gather has its prompts and asks the current document when no action is named", () => {
  const { verbs } = parse('<Gather input="dtmf speech" numDigits="1" timeout="8"><Say>Un.</Say><Pause/></Gather>');
  expect(verbs[0]).toMatchObject({
    verb: "Gather",
    gather: {
      action: { url: BASE },
      keys: true,
      speech: true,
      numDigits: 1,
      timeoutSeconds: 8,
      finishOnKey: "#",
      prompts: [{ verb: "Say" }, { verb: "Pause" }],
    },
  });
  expect(() => parse("<Gather><Hangup/></Gather>")).toThrow("Only Say, Play and Pause");
  expect(() => parse('<Gather input="thought"/>')).toThrow("input");
  expect(parse('<Play digits="w1#"/>').verbs).toEqual([{ verb: "PlayDigits", digits: "w1#" }]);
});
