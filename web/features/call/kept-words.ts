import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";

/** As the database keeps them. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

export type KeptWords = "kept" | "notYours" | "nothing" | "over" | "calm" | "none";

interface Kept {
  call: Pick<CallDetail, "quotes" | "level" | "startedAt">;
  role: Role;
  /** Undefined when the line could not be asked, or is gone. */
  retention: Line["retention"] | undefined;
  now: number;
}

/** Whether words of the call can be read, and if not, why. */
export function keptWords({ call, role, retention, now }: Kept): KeptWords {
  if (call.quotes.length > 0) return "kept";
  if (call.level === 1) return "calm";
  if (role === "viewer") return "notYours";
  if (now - Date.parse(call.startedAt) > KEPT_MS) return "over";
  return retention === "nothing" ? "nothing" : "none";
}
