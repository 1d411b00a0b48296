import { NOT_ANALYSED_REASONS } from "../../contracts/call-records.ts";
import { alertsOf, answeredAt, callIdOf } from "./alerts.ts";
import { DAY_MS, type SeedCall } from "./calls.ts";
import type { Home } from "./home.ts";
import { ethiqNumber } from "./numbers.ts";
import { verdictsOf } from "./story.ts";
import { iso, lineIdOf, seedSid, type Writer } from "./writer.ts";

/** How long words of suspicious calls are kept: see `record_verdict`. */
export const QUOTES_DAYS = 30;

type Step = (writer: Writer) => Promise<void>;
type EventType = "delivery" | "stream" | "action" | "alert" | "note";

/** Plays a call through the procedures that live calls use; again is the same as once. */
export async function writeCall(writer: Writer, home: Home, call: SeedCall, now: number): Promise<void> {
  for (const step of stepsOf(home, call, now)) await step(writer);
}

function stepsOf(home: Home, call: SeedCall, now: number): Step[] {
  const callId = callIdOf(call);
  const callSid = seedSid("CA", callId);
  const { startedAt, outcome, ringMs, talkMs } = call;
  const isTaken = outcome !== "blocked" && outcome !== "not_answered";
  const pickedUpAt = answeredAt(call);
  const endedAt = Math.max(pickedUpAt + talkMs, startedAt + 400);
  const ordinal = home.lines.find(({ key }) => key === call.line)?.ordinal ?? 0;
  const event =
    (key: string, at: number, type: EventType, payload: object): Step =>
    (writer) =>
      writer.call("record_event", { p_call_id: callId, p_key: key, p_at: iso(at), p_type: type, p_payload: payload });

  const open: Step = (writer) =>
    writer.call("open_call", {
      p_call_id: callId,
      p_call_sid: callSid,
      p_line_id: lineIdOf(call.line),
      p_dialled: ethiqNumber(ordinal),
      p_caller: call.caller,
      p_plan: outcome === "blocked" ? "reject" : outcome === "trusted" ? "pass_through" : "protect",
      p_plan_reason: outcome === "blocked" ? "blocked" : outcome === "trusted" ? "trusted_caller" : null,
      p_started_at: iso(startedAt),
      p_decide: false,
    });
  const close: Step = (writer) => writer.call("close_call", { p_call_sid: callSid, p_ended_at: iso(endedAt), p_answered: isTaken });
  if (outcome === "blocked") return [open, close];

  const status = isTaken ? "in-progress" : "no-answer";
  const leg = event(`leg:${seedSid("CA", callId, "leg")}:${status}`, startedAt + ringMs, "delivery", { status, target: 0, kind: "sip" });
  if (outcome === "trusted" || outcome === "not_answered") return [open, leg, close];
  return [open, leg, ...listening(home, call, now, endedAt, event), close];
}

function listening(
  home: Home,
  call: SeedCall,
  now: number,
  endedAt: number,
  event: (key: string, at: number, type: EventType, payload: object) => Step,
): Step[] {
  const callId = callIdOf(call);
  const stream = seedSid("MZ", callId);
  const pickedUpAt = answeredAt(call);
  const reason = NOT_ANALYSED_REASONS.find((each) => each === call.outcome) ?? null;
  const speechMs = reason ? 0 : call.talkMs * 2;
  const began = event(`stream:${stream}:stream-started`, pickedUpAt + 100, "stream", { event: "stream-started", ordinal: 1 });
  if (reason === "relay") {
    const broke = event(`stream:${stream}:stream-error`, pickedUpAt + 900, "stream", { event: "stream-error", ordinal: 1 });
    return [broke, (writer) => writer.call("mark_not_analysed", { p_call_id: callId, p_reason: reason })];
  }

  const alerts = alertsOf(home, call);
  const heard = (call.story ? verdictsOf(call.story) : []).flatMap(({ afterMs, level, score, kind, reasons }, index): Step[] => {
    const at = pickedUpAt + afterMs;
    const isKept = at > now - QUOTES_DAYS * DAY_MS;
    const verdict: Step = (writer) =>
      writer.call("record_verdict", {
        p_call_id: callId,
        p_key: `verdict:${level}`,
        p_at: iso(at),
        p_level: level,
        p_score: score,
        p_kind: kind,
        p_reasons: reasons.map((each) => (isKept ? each : { ...each, quote: "" })),
      });
    const whisper = { action: "whisper", level, tactic: reasons[0]?.tactic ?? null, outcome: "sent" };
    return [
      verdict,
      event(`whisper:${index + 1}`, at + 200, "action", whisper),
      // Told in advance, each under the key under which writing the alert tells it: then that has nothing left to say, at the wrong time.
      ...alerts
        .filter((alert) => alert.level === level)
        .flatMap(({ id, contactId, status, dueAt, sentAt, settledAt }) =>
          [
            { told: "pending", toldAt: dueAt },
            { told: "sent", toldAt: sentAt },
            { told: status, toldAt: settledAt },
          ].map(({ told, toldAt }) =>
            event(`alert:${id}:${told}`, toldAt, "alert", { alertId: id, contactId, level, channel: "sms", status: told }),
          ),
        ),
    ];
  });
  const note = call.story && alerts.some(({ status }) => status === "delivered");
  return [
    began,
    ...heard,
    (writer) =>
      writer.call("record_totals", {
        p_call_id: callId,
        p_analysed: reason === null,
        p_not_analysed_reason: reason,
        p_speech_ms: speechMs,
      }),
    event(`stream:${stream}:ended`, endedAt, "stream", { how: "stop", speechMs, framesMissing: 0, reason }),
    ...(note ? [event("note:contact", endedAt + 240_000, "note", { note: "contact_called_back", contactId: alerts[0]?.contactId })] : []),
  ];
}
