import type { ServiceClient } from "../../adapters/supabase-rpc.ts";
import { alertsOf, answeredAt, callIdOf } from "./alerts.ts";
import { DAY_MS, type SeedCall } from "./calls.ts";
import type { Home } from "./home.ts";
import { verdictsOf } from "./story.ts";
import { QUOTES_DAYS } from "./write-calls.ts";
import { contactRows } from "./write-homes.ts";
import { iso, seedId, tenantIdOf, type Writer } from "./writer.ts";

/** What came after the calls: answers of contacts, messages to them, what people said of a call. */
export async function writeAnswers(
  writer: Writer,
  service: ServiceClient,
  {
    home,
    calls,
    users,
    until,
    now,
  }: { home: Home; calls: readonly SeedCall[]; users: ReadonlyMap<string, string>; until: number; now: number },
): Promise<void> {
  const daysAgo = (days: number) => iso(until - days * DAY_MS);
  const answered = contactRows(home, daysAgo).filter(({ consent }) => consent !== "pending");
  await writer.replace("contacts", answered);
  await writer.put(
    "alerts",
    calls
      .flatMap((call) => alertsOf(home, call))
      .map((alert) => ({
        id: alert.id,
        tenant_id: alert.tenantId,
        call_id: alert.callId,
        contact_id: alert.contactId,
        level: alert.level,
        status: alert.status,
        error_code: alert.errorCode,
        provider_sid: alert.providerSid,
        attempts: 1,
        created_at: iso(alert.dueAt),
        updated_at: iso(alert.settledAt),
      })),
  );
  await writer.put(
    "feedback",
    home.feedback.map((said) => feedbackRow(home, calls, users, said)),
    "call_id,user_id",
  );
  for (const call of calls) {
    const [verdict] = call.story ? verdictsOf(call.story) : [];
    if (!verdict || answeredAt(call) + verdict.afterMs <= now - QUOTES_DAYS * DAY_MS) continue;
    const expires_at = iso(answeredAt(call) + verdict.afterMs + QUOTES_DAYS * DAY_MS);
    const { error } = await service.from("call_quotes").update({ expires_at }).eq("call_id", callIdOf(call));
    if (error) throw new Error(`seeding call_quotes failed: ${error.message}`, { cause: error });
  }
}

function feedbackRow(home: Home, calls: readonly SeedCall[], users: ReadonlyMap<string, string>, said: Home["feedback"][number]) {
  const call = calls.find(({ line, daysAgo, story }) => line === said.line && daysAgo === said.daysAgo && story);
  if (!call) throw new Error(`no suspicious call to ${said.line} ${said.daysAgo} days ago`);
  const rule = home.rules.find(({ phone, source }) => phone === call.caller && source === "feedback");
  const at = call.startedAt + DAY_MS / 2;
  return {
    id: seedId("feedback", callIdOf(call), said.by),
    tenant_id: tenantIdOf(home),
    call_id: callIdOf(call),
    user_id: users.get(said.by),
    was_scam: said.wasScam,
    comment: said.comment ?? null,
    block: said.effect === "blocked",
    effect: said.effect ?? "none",
    effect_until: said.effect === "trusted" && rule?.forDays ? iso(at + rule.forDays * DAY_MS) : null,
    created_at: iso(at),
    updated_at: iso(at),
  };
}
