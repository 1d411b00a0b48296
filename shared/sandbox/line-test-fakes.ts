import type { HeldLineTest } from "../contracts/line-test.ts";
import { hopsOf } from "../domain/line-test/words.ts";
import type { LineTestChange, LineTestStore } from "../ports/line-test-store.ts";
import { ETHIQ_NUMBER, e164, SIP_TARGET } from "./call-fakes.ts";

export const TEST_ID = "66666666-6666-4666-8666-666666666666";
export const TESTED_LINE_ID = "77777777-7777-4777-8777-777777777777";
export const TEST_START = Date.parse("2026-01-01T10:00:00Z");
export const FORWARDED = e164("+33140000001");

/** As the database keeps it just after it was asked for. */
function heldTest(over: Partial<HeldLineTest> = {}): HeldLineTest {
  const { kind = "forwarding", isAutomatic = false } = over;
  return {
    id: TEST_ID,
    tenantId: TEST_ID,
    lineId: TESTED_LINE_ID,
    kind,
    status: "running",
    isAutomatic,
    attempt: 1,
    hops: hopsOf(kind, isAutomatic).map((name, index) => ({
      ...{ name, reason: null, sipCode: null, at: null },
      state: index === 0 ? ("running" as const) : ("waiting" as const),
    })),
    startedAt: new Date(TEST_START).toISOString(),
    expiresAt: new Date(TEST_START + 180_000).toISOString(),
    endedAt: null,
    revision: 1,
    progress: null,
    secrets: null,
    locale: "fr",
    ethiqNumber: ETHIQ_NUMBER,
    forwardedNumber: FORWARDED,
    delivery: [SIP_TARGET],
    callerNumber: null,
    callerCallSid: null,
    personCallSid: null,
    forwardedCallId: null,
    forwardedAt: null,
    isRepeat: false,
    ...over,
  };
}

/** One test, kept and compared as the database does it. */
export function fakeLineTests(over: Partial<HeldLineTest> = {}, now: () => number = () => TEST_START) {
  let held = heldTest(over);
  let races = 0;
  const changes: LineTestChange[] = [];
  const store: LineTestStore = {
    find: async (testId) => (testId === held.id ? held : undefined),
    async record(_id, revision, change) {
      if (races > 0) {
        races -= 1;
        held = { ...held, revision: held.revision + 1 };
      }
      if (revision !== held.revision || held.status !== "running") return false;
      changes.push(change);
      const { expectsCall: _expects, hops, progress, ...rest } = change;
      held = { ...held, ...rest, hops: [...(hops ?? held.hops)], progress: progress ?? held.progress, revision: revision + 1 };
      if (held.status !== "running") held = { ...held, endedAt: new Date(now()).toISOString() };
      return true;
    },
    async noteLeg(_id, leg, sid) {
      held = leg === "caller" ? { ...held, callerCallSid: sid } : { ...held, personCallSid: sid };
    },
    expire: async () => 0,
    toWatch: async () => [TESTED_LINE_ID],
    startWatch: async ({ repeatsId }) => (repeatsId === "none" ? undefined : TEST_ID),
    reportLostForward: async () => ["88888888-8888-4888-8888-888888888888"],
  };
  return {
    store,
    changes,
    held: () => held,
    change: (changed: Partial<HeldLineTest>) => {
      held = { ...held, ...changed };
    },
    /** Somebody else writes first, that often. */
    race: (times: number) => {
      races = times;
    },
  };
}
