import { z } from "zod";
import type { CallWriter } from "../../shared/app/call-writer.ts";
import { within } from "../../shared/app/within.ts";
import { CallerHash } from "../../shared/contracts/shared-knowledge.ts";
import type { StreamClaims } from "../../shared/contracts/stream-token.ts";
import type { Level } from "../../shared/domain/call/level.ts";
import {
  hearFingerprint,
  isTelling,
  NO_FINGERPRINT,
  packFingerprint,
  type Sketch,
  STAGES,
  type Stage,
  unpackFingerprint,
} from "../../shared/domain/risk/fingerprint.ts";
import type { HashKey } from "../../shared/domain/risk/keyed-hash.ts";
import { campaignLogit, MOST_CAMPAIGN, MOST_REPUTATION, reputationLogit } from "../../shared/domain/risk/reputation.ts";
import type { SharedKnowledge } from "../../shared/ports/shared-knowledge.ts";
import type { Transcript } from "../../shared/ports/speech.ts";
import type { RelayMetrics } from "./metrics.ts";

export interface OutsideEvidenceDeps {
  knowledge: SharedKnowledge;
  fingerprintKey: HashKey;
  metrics: Pick<RelayMetrics, "sharedKnowledge">;
}

/** What other tenants' calls say of this one: its caller, and the script it reads. Nothing in the call waits for any of it. */
export interface OutsideEvidence {
  /** Log-odds of what is known by now; 0 when that is nothing. */
  logit(): number;
  hear(transcript: Transcript): void;
  /** For the stream that comes after this one. */
  kept(): unknown;
  /** Counts the script of a call that came to that level. Never rejects. */
  conclude(level: Level): Promise<void>;
}

const ANSWER_MS = 1_000;

const Kept = z.object({
  caller: z.number().min(0).max(MOST_REPUTATION),
  campaign: z.number().min(0).max(MOST_CAMPAIGN),
  /** The caller's hash, as long as it is not on record: the token of a next stream has none. */
  unmet: CallerHash.optional(),
  /** After how many words the last answer on campaigns came. */
  answeredAt: z.number().default(0),
  fingerprint: z.unknown(),
});

/** `kept`: what an earlier stream of the same call left. What it still waited for is asked again. */
export function createOutsideEvidence(
  { knowledge, fingerprintKey, metrics }: OutsideEvidenceDeps,
  { claims, kept, writer }: { claims: Pick<StreamClaims, "callId" | "callerHash">; kept: unknown; writer: Pick<CallWriter, "write"> },
): OutsideEvidence {
  const { callId, callerHash } = claims;
  const known = Kept.safeParse(kept).data;
  let caller = known?.caller ?? 0;
  let campaign = known?.campaign ?? 0;
  let unmet = known ? known.unmet : callerHash;
  let answeredAt = known?.answeredAt ?? 0;
  let fingerprint = unpackFingerprint(known?.fingerprint) ?? NO_FINGERPRINT;
  /** Of a stretch that goes on: final words come again with those after them. */
  let heard = "";

  const note = (asked: "caller" | "campaign", outcome: "known" | "nothing" | "unavailable") =>
    metrics.sharedKnowledge.add(1, { asked, outcome });
  // Under which hash the caller counts must be on record whenever the database can take it; the answer helps whenever it comes.
  const meet = async (hash: string) => {
    const answer = await writer.write("caller", async () => ({ reputation: await knowledge.meetCaller(callId, hash) }));
    if (answer) unmet = undefined;
    caller = reputationLogit(answer?.reputation);
    note("caller", answer ? (answer.reputation ? "known" : "nothing") : "unavailable");
  };
  if (unmet) void meet(unmet);

  const ask = async (stage: Stage) => {
    const sketch = fingerprint.sketches[stage];
    if (!sketch || !isTelling(sketch, stage)) return;
    try {
      const found = await within(ANSWER_MS, knowledge.findCampaign(callId, stage, sketch));
      // The later question knows more, but what was recognised once stays so.
      campaign = Math.max(campaign, campaignLogit(found));
      answeredAt = Math.max(answeredAt, stage);
      note("campaign", found ? "known" : "nothing");
    } catch {
      note("campaign", "unavailable");
    }
  };

  const missed = STAGES.findLast((stage) => fingerprint.sketches[stage]);
  if (missed && missed > answeredAt) void ask(missed);

  return {
    logit: () => caller + campaign,
    hear({ channel, text, isFinal, isEndOfUtterance }) {
      if (channel !== 0 || !isFinal) return;
      const before = fingerprint;
      fingerprint = hearFingerprint(before, text.startsWith(heard) ? text.slice(heard.length) : text, fingerprintKey);
      heard = isEndOfUtterance ? "" : text;
      for (const stage of STAGES) if (fingerprint.sketches[stage] && !before.sketches[stage]) void ask(stage);
    },
    kept: () => ({ caller, campaign, unmet, answeredAt, fingerprint: packFingerprint(fingerprint) }),
    async conclude(level) {
      const sketches: Partial<Record<Stage, Sketch>> = {};
      for (const stage of STAGES) {
        const sketch = fingerprint.sketches[stage];
        if (sketch && isTelling(sketch, stage)) sketches[stage] = sketch;
      }
      // At level 2 it may be what is known of the campaign that made the call suspicious: no proof of the campaign.
      const isProof = level === 3 || (level === 2 && campaign === 0);
      if (isProof && Object.keys(sketches).length > 0) await writer.write("script", () => knowledge.recordScript(callId, sketches));
    },
  };
}
