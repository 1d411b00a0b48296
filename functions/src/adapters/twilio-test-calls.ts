import { AppError } from "../../../shared/domain/errors.ts";
import { CALL_RINGS_SECONDS } from "../../../shared/domain/provisioning/retries.ts";
import type { TestCallState, TestCalls } from "../../../shared/ports/test-calls.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { reading, unlessGone, writing } from "./twilio-errors.ts";
import { targetText, type WebhookUrls } from "./webhook-urls.ts";

/** Whatever a test call meets, it says a few sentences at most. */
const MAX_TEST_SECONDS = 120;
/** Calls to one telephone looked through; newest first. */
const LOOK_BACK = 20;

const STATUSES: ReadonlySet<string> = new Set<TestCallState["status"]>([
  "queued",
  "initiated",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
]);
const isStatus = (text: string): text is TestCallState["status"] => STATUSES.has(text);

export function createTwilioTestCalls({
  client,
  urls,
}: {
  client: TwilioClient;
  urls: Pick<WebhookUrls, "testCall" | "testCallStatus">;
}): TestCalls {
  // Why a call failed is told by its status callback alone.
  const stateOf = ({ sid, status }: { sid: string; status: string }): TestCallState => {
    if (!sid || !isStatus(status)) throw new Error("Twilio told no state that calls have");
    return { sid, status, sipCode: null, errorCode: null };
  };

  return {
    place: ({ from, target, maxSeconds = MAX_TEST_SECONDS, ...call }) =>
      writing(async () => {
        const { sid } = await client.calls.create({
          to: targetText(target),
          from,
          url: urls.testCall(call),
          statusCallback: urls.testCallStatus(call),
          statusCallbackEvent: ["ringing", "answered", "completed"],
          timeout: CALL_RINGS_SECONDS,
          timeLimit: maxSeconds,
        });
        if (!sid) throw new AppError("outcome_unknown", "Twilio named no call");
        return { sid };
      }),

    find: ({ from, target, since }) =>
      reading(async () => {
        // Not filtered by date at the provider: a call still queued has not started.
        const calls = await client.calls.list({ from, to: targetText(target), limit: LOOK_BACK });
        // Twilio's dates have no fractions of a second.
        const earliest = Math.floor(since.valueOf() / 1_000) * 1_000;
        const [newest] = calls
          .filter(({ dateCreated }) => dateCreated.valueOf() >= earliest)
          .sort((a, b) => b.dateCreated.valueOf() - a.dateCreated.valueOf());
        return newest && stateOf(newest);
      }),

    state: (sid) => unlessGone(reading(async () => stateOf(await client.calls(sid).fetch()))),

    hangUp: async (sid) => void (await unlessGone(writing(() => client.calls(sid).update({ status: "completed" })))),
  };
}
