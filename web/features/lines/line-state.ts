import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { FailureReason } from "../../../shared/domain/line-test/words.ts";
import type { Tone } from "../../components/state-card.tsx";
import type { Messages } from "../../lib/messages/fr.ts";

/** The last that is known of the forwarding. */
export interface ForwardingProof {
  at: string;
  isForwarded: boolean;
}

const LOST: ReadonlySet<FailureReason | null> = new Set(["not_forwarded", "answered_elsewhere"]);

/** Of a test that came as far as the forwarding; others say nothing of it. */
function proofOf({ hops, endedAt, startedAt }: LineTest): ForwardingProof[] {
  const hop = hops.find(({ name }) => name === "forwarded");
  const isForwarded = hop?.state === "passed";
  if (!hop || !(isForwarded || (hop.state === "failed" && LOST.has(hop.reason)))) return [];
  return [{ at: hop.at ?? endedAt ?? startedAt, isForwarded }];
}

/** A call that came in proves the forwarding as well as a test: the watchdog counts it likewise. */
export function forwardingProof(tests: readonly LineTest[], lastCallAt: string | undefined): ForwardingProof | undefined {
  const proofs = tests.flatMap(proofOf);
  if (lastCallAt) proofs.push({ at: lastCallAt, isForwarded: true });
  return proofs.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

type StateName = keyof Messages["lignes"]["state"];

export interface LineState {
  name: StateName;
  tone: Tone;
  provedAt: string | undefined;
}

const TONES: Record<StateName, Tone> = {
  protected: "calm",
  lost: "scam",
  unknown: "unknown",
  testing: "careful",
  preparing: "careful",
  draft: "careful",
  paused: "careful",
  suspended: "careful",
  left: "careful",
};

/** Never "protected" without a proof. */
export function lineState(line: Pick<Line, "status" | "cancelledAt">, proof: ForwardingProof | undefined): LineState {
  const name = stateName(line, proof);
  return { name, tone: TONES[name], provedAt: proof?.at };
}

function stateName({ status, cancelledAt }: Pick<Line, "status" | "cancelledAt">, proof: ForwardingProof | undefined): StateName {
  if (cancelledAt) return "left";
  if (status === "provisioning") return "preparing";
  if (status !== "active") return status;
  if (!proof) return "unknown";
  return proof.isForwarded ? "protected" : "lost";
}
