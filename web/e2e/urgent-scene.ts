import { createHash, randomBytes } from "node:crypto";
import type { SupabaseStandIn } from "../../shared/sandbox/supabase/start-supabase.ts";

export interface UrgentScene {
  callId: string;
  callSid: string;
  /** Of the links that Paul and Louise were sent. */
  paul: string;
  louise: string;
}

let scenes = 0;

/** A live call of which two contacts were told by SMS, as the relay and the worker put it on record. */
export async function addUrgentCall(
  { sql }: Pick<SupabaseStandIn, "sql">,
  {
    level = 3,
    helpLevel = 2,
    locale = "fr",
    name = "Jeanne",
    startedAt = new Date(),
    reasons = [
      { tactic: "urgency", quote: "il faut faire très vite", turn: 2 },
      { tactic: "credential_request", quote: "donnez-moi le code 12 34 56", turn: 5 },
    ],
  } = {},
): Promise<UrgentScene> {
  scenes += 1;
  const digits = String(scenes).padStart(4, "0");
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    const [made] = await sql<{ id: string }>(
      `insert into public.${table} (${columns.join(", ")}) values (${places.join(", ")}) returning id`,
      Object.values(row),
    );
    return made?.id ?? "";
  };
  const tenantId = await insert("tenants", { name: "Famille Martin", kind: "household" });
  const lineId = await insert("lines", {
    ...{ tenant_id: tenantId, label: "Maison", protected_name: name, status: "active", alert_level: 2, help_level: helpLevel },
    ...{ forwarded_number: `+3326191${digits}`, delivery: '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', family_word: "mirabelle" },
  });
  const number = `+3393901${digits}`;
  await insert("phone_numbers", { e164: number, status: "assigned", tenant_id: tenantId, line_id: lineId });
  for (const [index, contact] of ["Paul", "Louise"].entries()) {
    const phone = `+33639${digits}${index}9`;
    await insert("contacts", { tenant_id: tenantId, name: contact, phone, locale, consent: "accepted", priority: index + 1 });
  }
  const callId = crypto.randomUUID();
  const callSid = `CA-${callId}`;
  const at = startedAt.toISOString();
  await sql("select public.open_call($1, $2, $3, $4, '+33612345678', 'protect', null, $5)", [callId, callSid, lineId, number, at]);
  const alertIds = await recordVerdict({ sql }, callId, level, reasons);
  const paths: string[] = [];
  for (const alertId of alertIds) {
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest("hex");
    await sql("select public.claim_alert($1, 60, $2)", [alertId, hash]);
    paths.push(`/u/${token}`);
  }
  const [paul = "", louise = ""] = paths;
  return { callId, callSid, paul, louise };
}

/** Returns the alerts that became due. */
export async function recordVerdict({ sql }: Pick<SupabaseStandIn, "sql">, callId: string, level: number, reasons: object[] = []) {
  const [row] = await sql<{ recorded: { alertIds: string[] } }>(
    "select public.record_verdict($1, $2, now(), $3, 0.9::real, 'bank_fraud_desk', $4) as recorded",
    [callId, `verdict:${level}`, level, JSON.stringify(reasons)],
  );
  return row?.recorded.alertIds ?? [];
}

export const endCall = ({ sql }: Pick<SupabaseStandIn, "sql">, callSid: string, secondsAgo = 0) =>
  sql("select public.close_call($1, now() - make_interval(secs => $2), true)", [callSid, secondsAgo]);
