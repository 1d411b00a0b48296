import { describe, expect, it } from "vitest";
import { AppError } from "../../domain/errors.ts";
import { parseE164 } from "../../domain/phone-number.ts";
import { NO_DATA } from "../../domain/provisioning/job.ts";
import type { ClaimedJob, Purchase } from "../../ports/provisioning-store.ts";
import { buyNumber } from "./buy-number.ts";
import { LeaseLost, type ProvisioningDeps } from "./provisioning-deps.ts";

const NOW = Date.parse("2026-11-25T10:00:00Z");
const E164 = parseE164("+33261919000") ?? expect.fail("no number");

type Outcome = "sold" | AppError;

/** A market that answers as told, and knows whether the number is ours; what happened is kept in order. */
function scene(
  { answer = "sold", isOurs = false, isOursAfterwards = isOurs, isLost = false, settled = "reserved" } = {} as {
    answer?: Outcome;
    isOurs?: boolean;
    isOursAfterwards?: boolean;
    isLost?: boolean;
    settled?: "reserved" | "pooled";
  },
) {
  const happened: string[] = [];
  let isAsked = false;
  const market = {
    findOwned: async () => {
      happened.push("looked");
      return (isAsked ? isOursAfterwards : isOurs) ? { sid: "PN1" } : undefined;
    },
    buy: async () => {
      happened.push("bought");
      isAsked = true;
      if (answer instanceof AppError) throw answer;
      return { sid: "PN1" };
    },
  };
  const store = {
    noteAttempt: async () => {
      happened.push("noted");
      return isLost ? { state: "lost" } : { state: "noted", purchase: purchase("unknown", NOW) };
    },
    settle: async (_purchase: Purchase, outcome: { state: string }) => {
      happened.push(`settled ${outcome.state}`);
      return settled;
    },
  };
  const deps = { market, store, now: () => NOW } as unknown as ProvisioningDeps;
  return { happened, buy: (held: Purchase | null, more: Partial<ClaimedJob> = {}) => buyNumber(deps, jobWith(held, more), "lease") };
}

const purchase = (state: Purchase["state"], attemptedAt: number | null = null): Purchase => ({
  id: "p",
  e164: E164,
  state,
  attempts: attemptedAt === null ? 0 : 1,
  lastAttemptAt: attemptedAt === null ? null : new Date(attemptedAt).toISOString(),
});

const jobWith = (held: Purchase | null, more: Partial<ClaimedJob>): ClaimedJob =>
  ({ lineId: "l", line: null, data: { ...NO_DATA, buying: E164 }, purchase: held, reserved: null, ...more }) as ClaimedJob;

const refusal = (providerCode: string) => new AppError("provider_refused", "no", { providerCode });

describe("buying a number", () => {
  it("writes down that it asks before it asks, and then what came of it", async () => {
    const { happened, buy } = scene();
    expect(await buy(purchase("intended"))).toEqual({ type: "bought", e164: E164 });
    expect(happened).toEqual(["noted", "bought", "settled bought"]);
  });

  it("looks first where an earlier attempt may have taken effect, and does not ask again for what is ours", async () => {
    const { happened, buy } = scene({ isOurs: true });
    expect(await buy(purchase("unknown", NOW - 60_000))).toEqual({ type: "bought", e164: E164 });
    expect(happened).toEqual(["looked", "settled bought"]);
  });

  it("waits while an earlier attempt can still take effect", async () => {
    const { happened, buy } = scene();
    expect(await buy(purchase("unknown", NOW - 5_000))).toEqual({ type: "purchase_unsure", afterSeconds: 10 });
    expect(happened).toEqual(["looked"]);
  });

  it("asks for the same number again once nothing can come of the earlier attempt", async () => {
    const { happened, buy } = scene();
    await buy(purchase("unknown", NOW - 60_000));
    expect(happened).toEqual(["looked", "noted", "bought", "settled bought"]);
  });

  it("takes no answer for no failure", async () => {
    const { happened, buy } = scene({ answer: new AppError("outcome_unknown", "lost") });
    expect(await buy(purchase("intended"))).toMatchObject({ type: "purchase_unsure" });
    expect(happened).toEqual(["noted", "bought"]);
  });

  it("goes on to the next number when somebody else has this one, after it looked whether that is us", async () => {
    const taken = scene({ answer: refusal("21422") });
    expect(await taken.buy(purchase("intended"))).toMatchObject({ type: "number_taken", e164: E164 });
    expect(taken.happened).toEqual(["noted", "bought", "looked", "settled refused"]);

    const ours = scene({ answer: refusal("21422"), isOursAfterwards: true });
    expect(await ours.buy(purchase("intended"))).toEqual({ type: "bought", e164: E164 });
    expect(ours.happened).toEqual(["noted", "bought", "looked", "settled bought"]);
  });

  it("spends nothing once somebody else has the job", async () => {
    const { happened, buy } = scene({ isLost: true });
    await expect(buy(purchase("intended"))).rejects.toBeInstanceOf(LeaseLost);
    expect(happened).toEqual(["noted"]);
  });

  it("leaves a purchase that plainly was not carried out as intended, and one that was unsure as it is", async () => {
    const first = scene({ answer: new AppError("provider_unavailable", "busy", { providerCode: "20429" }) });
    await expect(first.buy(purchase("intended"))).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(first.happened).toEqual(["noted", "bought", "settled intended"]);

    const later = scene({ answer: new AppError("provider_unavailable", "busy", { providerCode: "20429" }) });
    await expect(later.buy(purchase("unknown", NOW - 60_000))).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(later.happened).toEqual(["looked", "noted", "bought"]);
  });

  it("takes another number when the one it bought went to the pool", async () => {
    const { buy } = scene({ settled: "pooled" });
    expect(await buy(purchase("intended"))).toMatchObject({ type: "number_taken", error: "pooled" });
  });

  it("knows a purchase that a dying worker settled", async () => {
    const { happened, buy } = scene();
    expect(await buy(null, { reserved: { e164: E164, sid: "PN1" } })).toEqual({ type: "bought", e164: E164 });
    expect(await buy(null)).toMatchObject({ type: "number_taken", error: "settled" });
    expect(happened).toEqual([]);
  });
});
