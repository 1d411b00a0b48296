import { z } from "zod";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Level } from "../../../shared/domain/call/level.ts";

const Reasons = z.object({ reasons: z.array(z.object({ tactic: z.string() })).default([]) });
const Action = z.object({ action: z.string(), outcome: z.string(), userId: z.string().optional(), contactId: z.string().optional() });
const AlertEvent = z.object({ alertId: z.string(), status: z.string() });

const MOST_REASONS = 3;

export interface Taken {
  /** Of a member, or else of a contact. */
  userId?: string | undefined;
  contactName?: string | undefined;
  at: string;
}

/** The level, or why there is none to show: a call that nobody listens to is never called calm. */
export type LevelState = { kind: "level"; level: Level } | { kind: "none" } | { kind: "unheard" };

export function levelState({ level, analysed, notAnalysedReason, plan }: CallDetail): LevelState {
  if (level > 1) return { kind: "level", level };
  if (analysed === false || notAnalysedReason !== null || plan !== "protect") return { kind: "unheard" };
  return analysed ? { kind: "level", level } : { kind: "none" };
}

/** What the last verdict rests on, each tactic once. */
export function lastTactics({ events }: Pick<CallDetail, "events">): readonly string[] {
  const verdict = events.filter(({ type }) => type === "verdict").at(-1);
  const { reasons } = Reasons.safeParse(verdict?.payload).data ?? { reasons: [] };
  return [...new Set(reasons.map(({ tactic }) => tactic).filter((tactic) => tactic !== "protective"))].slice(0, MOST_REASONS);
}

/** Who said first that they take care of it. */
export function takenBy({ events, alerts }: Pick<CallDetail, "events" | "alerts">): Taken | undefined {
  for (const { type, payload, at } of events) {
    const action = type === "action" ? Action.safeParse(payload).data : undefined;
    if (action?.action === "take") return { userId: action.userId, at };
    const alert = type === "alert" ? AlertEvent.safeParse(payload).data : undefined;
    if (alert?.status === "acknowledged") {
      return { contactName: alerts.find(({ id }) => id === alert.alertId)?.contact?.name, at };
    }
  }
  return undefined;
}

export const wasHangUp = ({ events }: Pick<CallDetail, "events">, outcome: "asked" | "sent"): boolean =>
  events.some(({ type, payload }) => {
    const action = type === "action" ? Action.safeParse(payload).data : undefined;
    return action?.action === "hang_up" && action.outcome === outcome;
  });
