import { type Context, Hono } from "hono";
import { z } from "zod";
import { type CarryOutDeps, tellTest } from "../../../shared/app/line-test/carry-out.ts";
import type { Move } from "../../../shared/app/line-test/move-test.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import type { LineTestEvent } from "../../../shared/domain/line-test/advance.ts";
import { hasProof, TRIES } from "../../../shared/domain/line-test/line-test.ts";
import { callerPart } from "../../../shared/domain/line-test/parts.ts";
import { hasWhisper, saysHello, spokenIn } from "../../../shared/domain/line-test/spoken.ts";
import type { TwilioTestScript } from "../adapters/test-script.ts";
import type { TwilioScript } from "../adapters/twilio-script.ts";
import type { TwilioVerifier } from "../adapters/twilio-signature.ts";
import { parseCallback } from "./callback-query.ts";
import { limitedBody, type TwilioSignedEnv, twilioSigned } from "./twilio-signed.ts";

export interface TestCallRoutesDeps {
  isGenuine: TwilioVerifier;
  testScript: TwilioTestScript;
  script: Pick<TwilioScript, "whisper" | "hangUp">;
  /** Everything that telling a test what was seen takes. */
  telling: CarryOutDeps;
}

const Leg = z.string().regex(/^(caller|person)-\d$/);
const Status = z.enum(["queued", "initiated", "ringing", "in-progress", "completed", "busy", "no-answer", "failed", "canceled"]);
const Count = z.coerce.number().int().min(0).max(20);
const TestQuery = z.object({ test: z.uuid(), leg: Leg.optional(), tried: Count.catch(0), round: Count.catch(0) });
const PartQuery = z.object({
  test: z.uuid(),
  said: Count.optional().catch(undefined),
  since: z.coerce.number().optional().catch(undefined),
  asked: Count.catch(0),
  waited: z.string().optional(),
});

type WebhookContext = Context<TwilioSignedEnv>;
const twiml = (c: WebhookContext, text: string) => c.body(text, 200, { "content-type": "text/xml; charset=utf-8" });

/** What Twilio asks during the calls of a test. What people say to it is read, compared and forgotten. */
export function testCallRoutes({ isGenuine, testScript, script, telling }: TestCallRoutesDeps) {
  const { tests, now, log } = telling;

  /** The person is still there to be spoken to, whatever fails on our side. */
  const answering = async (c: WebhookContext, answer: () => Promise<string>) => {
    try {
      return twiml(c, await answer());
    } catch (thrown) {
      log.error("test_call_not_answered", { code: toAppError(thrown).code });
      return twiml(c, testScript.goodbye(spokenIn("fr").apologise, "fr"));
    }
  };
  const tell = (testId: string, event: LineTestEvent) => tellTest(telling, testId, () => event);
  const endOf = ({ held: { locale }, test }: Move) =>
    testScript.goodbye(test.status === "passed" ? spokenIn(locale).thank : spokenIn(locale).apologise, locale);

  const toPerson = async (testId: string, leg: string): Promise<string> => {
    const target = Number(leg.split("-")[1]);
    const move = await tell(testId, { type: "leg", leg: "person", target, status: "in-progress", sipCode: null, at: now() });
    if (!move) return script.hangUp();
    if (move.test.status !== "running") return endOf(move);
    return testScript.pressOne({ testId, locale: move.held.locale, leg, tried: 0 });
  };

  const toCaller = async (testId: string): Promise<string> => {
    const move = await tellTest(telling, testId, ({ forwardedCallId }) => ({
      type: forwardedCallId ? "answered" : "answered_elsewhere",
      at: now(),
    }));
    if (!move) return script.hangUp();
    const { held } = move;
    if (!held.forwardedCallId) return testScript.goodbye(spokenIn(held.locale).notForwarded, held.locale);
    return held.isAutomatic ? script.hangUp() : partOf(move, { asked: 0, hasWaited: false });
  };

  const partOf = (move: Move, { asked, hasWaited }: { asked: number; hasWaited: boolean }): string => {
    const { held, test } = move;
    const { id: testId, locale, secrets } = held;
    if (test.status !== "running" || !secrets) return endOf(move);
    switch (callerPart(test)) {
      case "wait":
        return testScript.wait(testId, 1);
      case "say_digit":
        return testScript.sayDigit({ testId, locale, round: test.digitSaid + 1, digit: secrets.digit });
      case "ask_hello":
        // The relay's words come a moment later than these.
        if (hasProof(test, "hello_on_line") && !hasWaited)
          return testScript.wait(testId, 3, [
            ["waited", "1"],
            ["asked", String(asked)],
          ]);
        return testScript.askHello({ testId, locale, asked, since: now() });
      case "listen":
        return testScript.listen({ testId, locale, word: secrets.word, since: now() });
    }
  };

  const intoRoom = ({ held }: Move, words: string): string =>
    testScript.joinRoom({ callId: held.forwardedCallId ?? "", locale: held.locale, words });

  // Signed are these paths alone: beside them are others, of which one is open to everybody.
  return new Hono<TwilioSignedEnv>()
    .use("/:step{test-[a-z-]+}", limitedBody, twilioSigned(isGenuine))

    .post("/test-call", (c) =>
      answering(c, async () => {
        if (c.req.query("verify")) return script.hangUp();
        const { test, leg = "" } = parseCallback(TestQuery, c.req.query());
        return leg.startsWith("caller") ? toCaller(test) : toPerson(test, leg);
      }),
    )

    .post("/test-call-status", async (c) => {
      const { form } = c.var;
      const status = parseCallback(z.object({ status: Status }), { status: form.get("CallStatus") }).status;
      const sipCode = Number(form.get("SipResponseCode")) || null;
      // Whoever placed a call for provisioning asks for its state.
      if (c.req.query("verify")) return c.body(null, 204);
      const { test, leg = "" } = parseCallback(TestQuery, c.req.query());
      const [who, target] = leg.split("-");
      await tell(test, {
        type: "leg",
        leg: who === "caller" ? "caller" : "person",
        target: Number(target),
        status,
        sipCode,
        at: now(),
      });
      return c.body(null, 204);
    })

    .post("/test-part", (c) =>
      answering(c, async () => {
        const { test, said, since, asked, waited } = parseCallback(PartQuery, c.req.query());
        const words = c.var.form.get("SpeechResult");
        const move = await tellTest(telling, test, ({ locale }) => {
          if (said !== undefined) return { type: "digit_said", round: said, at: now() };
          if (since === undefined) return { type: "look", at: now() };
          return { type: "line_heard", since, hasHello: saysHello(words, locale), hasWhisper: hasWhisper(words, locale), at: now() };
        });
        return move ? partOf(move, { asked, hasWaited: waited === "1" }) : script.hangUp();
      }),
    )

    .post("/test-key", (c) =>
      answering(c, async () => {
        const { test, leg = "", tried } = parseCallback(TestQuery, c.req.query());
        const isPressed = c.var.form.get("Digits") === "1";
        if (!isPressed && tried + 1 < TRIES) {
          const held = await tests.find(test);
          return held?.status === "running"
            ? testScript.pressOne({ testId: test, locale: held.locale, leg, tried: tried + 1 })
            : script.hangUp();
        }
        const move = await tell(test, { type: isPressed ? "key" : "no_key", at: now() });
        if (!move) return script.hangUp();
        if (move.test.status !== "running") return endOf(move);
        if (move.held.kind === "connectivity") return testScript.sayHello({ testId: test, locale: move.held.locale, tried: 0 });
        return intoRoom(move, spokenIn(move.held.locale).listenNow);
      }),
    )

    .post("/test-digit", (c) =>
      answering(c, async () => {
        const { test, round } = parseCallback(TestQuery, c.req.query());
        const digit = c.var.form.get("Digits");
        const move = await tellTest(telling, test, ({ secrets }) => ({
          type: "digit",
          round,
          isRight: secrets !== null && digit === secrets.digit,
          at: now(),
        }));
        if (!move) return script.hangUp();
        if (move.test.status !== "running") return endOf(move);
        const words = spokenIn(move.held.locale);
        return intoRoom(move, hasProof(move.test, "digit") ? words.listenNow : words.wrongDigit);
      }),
    )

    .post("/test-speech", (c) =>
      answering(c, async () => {
        const { test, tried } = parseCallback(TestQuery, c.req.query());
        const words = c.var.form.get("SpeechResult");
        const move = await tellTest(telling, test, ({ locale }) => ({
          type: "line_heard",
          since: now(),
          hasHello: saysHello(words, locale),
          hasWhisper: false,
          at: now(),
        }));
        if (!move) return script.hangUp();
        const { held } = move;
        if (move.test.status === "passed") return testScript.goodbye(spokenIn(held.locale).allHeard, held.locale);
        if (move.test.status !== "running" || tried + 1 >= TRIES) return endOf(move);
        return testScript.sayHello({ testId: test, locale: held.locale, tried: tried + 1 });
      }),
    )

    .post("/test-whisper", (c) =>
      answering(c, async () => {
        const { test } = parseCallback(TestQuery, c.req.query());
        const held = await tests.find(test);
        if (held?.status !== "running" || !held.secrets) return script.hangUp();
        return script.whisper(spokenIn(held.locale).whisper(held.secrets.word), held.locale);
      }),
    );
}
