import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Steps } from "./load-home.ts";
import type { SaidLine } from "./say-line.ts";

export type NextStep =
  | { name: "begin" | "beginOther" | "contact" | "none" }
  | { name: "finish" | "restore" | "prove" | "watch"; line: Line }
  | { name: "waiting"; contacts: readonly Contact[] };

const UNFINISHED = new Set<SaidLine["name"]>(["draft", "preparing", "testing"]);

/** The one thing to do now; undefined when it cannot be known. Nothing for who may change nothing, but for a household without a line. */
export function nextStep(said: readonly SaidLine[], steps: Steps | null, role: Role): NextStep | undefined {
  const lines = said.filter(({ name }) => name !== "left");
  if (lines.length === 0) return { name: role === "owner" ? "begin" : "beginOther" };
  if (!steps) return undefined;
  const lost = lines.find(({ name }) => name === "lost");
  if (lost) return { name: "restore", line: lost.line };
  const unfinished = lines.find(({ name }) => UNFINISHED.has(name));
  if (unfinished) return { name: "finish", line: unfinished.line };
  // Asked, and nothing was ever proved.
  const unproved = lines.find(({ name, provedAt }) => name === "unknown" && provedAt === undefined);
  if (unproved) return { name: "prove", line: unproved.line };
  if (steps.contacts === "away") return undefined;
  const answered = (consent: Contact["consent"]) =>
    steps.contacts === "away" ? [] : steps.contacts.filter((one) => one.consent === consent);
  if (answered("accepted").length === 0) {
    const pending = answered("pending");
    return pending.length > 0 ? { name: "waiting", contacts: pending } : { name: "contact" };
  }
  const unwatched = lines.find(({ line }) => line.status === "active" && line.forwardedNumber !== null && !line.watchAgreed);
  return unwatched ? { name: "watch", line: unwatched.line } : { name: "none" };
}

export interface LaterStep {
  name: "secondContact" | "expectedCall" | "secondFactor";
  isDone: boolean;
}

/** What makes a protected line safer still. Left out: what cannot be known now. */
export function laterSteps({ contacts, hasExpectedCall, hasSecondFactor }: Steps): readonly LaterStep[] {
  const asked = contacts === "away" ? undefined : contacts.filter(({ consent }) => consent === "accepted" || consent === "pending");
  const known: [LaterStep["name"], boolean | undefined][] = [
    ["secondContact", asked && asked.length >= 2],
    ["expectedCall", hasExpectedCall === "away" ? undefined : hasExpectedCall],
    ["secondFactor", hasSecondFactor === "away" ? undefined : hasSecondFactor],
  ];
  return known.flatMap(([name, isDone]) => (isDone === undefined ? [] : [{ name, isDone }]));
}
