import { DAY_MS, type SeedCall } from "./calls.ts";
import type { Home } from "./home.ts";
import { verdictsOf } from "./story.ts";
import { contactIdOf } from "./write-homes.ts";
import { seedId, seedSid, tenantIdOf } from "./writer.ts";

export const callIdOf = (call: SeedCall) => seedId("call", call.line, String(call.daysAgo), call.caller, String(call.startedAt % DAY_MS));
export const answeredAt = ({ startedAt, ringMs }: SeedCall) => startedAt + ringMs;

export interface SeedAlert {
  id: string;
  tenantId: string;
  callId: string;
  contactId: string;
  level: 2 | 3;
  status: "delivered" | "failed";
  errorCode: string | null;
  providerSid: string;
  /** When it became due, was handed over, and its fate was known. */
  dueAt: number;
  sentAt: number;
  settledAt: number;
}

/** Of a telephone that was switched off. */
const UNREACHABLE = "30003";

/** Who was told of a call, by the line's rules and the contacts' answers of that day. */
export function alertsOf(home: Home, call: SeedCall): SeedAlert[] {
  const line = home.lines.find(({ key }) => key === call.line);
  if (!line || !call.story || (line.helpLevel ?? 2) < 2) return [];
  const told = home.contacts.filter(
    (contact) => contact.consent === "accepted" && (contact.line ?? call.line) === call.line && contact.askedDaysAgo - 1 > call.daysAgo,
  );
  return verdictsOf(call.story).flatMap(({ level, afterMs }) => {
    if (level === 1 || level < (line.alertLevel ?? 3)) return [];
    return told.map((contact): SeedAlert => {
      const names = [callIdOf(call), contact.phone, String(level)];
      const dueAt = answeredAt(call) + afterMs + 300;
      const isLost = Number.parseInt(seedId("luck", ...names).slice(0, 2), 16) < 16;
      return {
        id: seedId("alert", ...names),
        tenantId: tenantIdOf(home),
        callId: callIdOf(call),
        contactId: contactIdOf(home, contact),
        level,
        status: isLost ? "failed" : "delivered",
        errorCode: isLost ? UNREACHABLE : null,
        providerSid: seedSid("SM", ...names),
        dueAt,
        sentAt: dueAt + 1_100,
        settledAt: dueAt + 4_700,
      };
    });
  });
}
