import type { TwilioWithoutSockets } from "../../shared/sandbox/twilio/create-twilio.ts";
import type { ChaosDatabase } from "./database.ts";
import type { Person } from "./person.ts";
import type { Scenario } from "./scenario.ts";

interface JobRow {
  id: string;
  line_id: string | null;
  kind: string;
  state: string;
  step: string;
  park_reason: string | null;
  last_error: string | null;
  line_status: string | null;
  number: string | null;
  events: { seq: number; type: string }[];
}

export interface Outcome {
  scenario: Scenario;
  db: ChaosDatabase;
  twilio: TwilioWithoutSockets;
  people: readonly Person[];
  poolNumbers: readonly string[];
}

const JOBS = `
  select j.id, j.line_id, j.kind, j.state, j.step, j.park_reason, j.last_error, l.status as line_status,
    (select n.e164 from public.phone_numbers n where n.line_id = j.line_id) as number,
    (select jsonb_agg(jsonb_build_object('seq', e.seq, 'type', e.type) order by e.seq) from public.provisioning_events e where e.job_id = j.id) as events
  from public.provisioning_jobs j left join public.lines l on l.id = j.line_id order by j.created_at`;

/** Reasons that may be left when nothing fails any more: none of ours or of the provider's machinery. */
const LASTING = [
  ...["documents_missing", "approval_pending", "approval_rejected", "no_stock", "country_not_sold", "price_limit"],
  ...["credentials_full", "telephone_not_connected"],
];

/** What must hold once everything has come to rest. Answers what does not. */
export async function findViolations({ scenario, db, twilio, people, poolNumbers }: Outcome): Promise<string[]> {
  const violations: string[] = [];
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) violations.push(otherwise);
  };
  const jobs = await db.rows<JobRow>(JOBS);
  const numbers = await db.rows<{
    e164: string;
    status: string;
    provider_sid: string | null;
    line_id: string | null;
    job_id: string | null;
  }>("select e164, status, provider_sid, line_id, job_id from public.phone_numbers");
  const purchases = await db.rows<{ e164: string; state: string; job_state: string | null }>(
    "select p.e164, p.state, j.state as job_state from private.number_purchases p left join public.provisioning_jobs j on j.id = p.job_id",
  );
  const owned = twilio.numbers();
  const bought = twilio.ledger().filter(({ kind }) => kind === "purchase");

  for (const job of jobs) {
    const name = `job ${job.id} (${job.kind}, ${job.state} at ${job.step}, ${job.park_reason ?? "-"}, ${job.last_error ?? "-"})`;
    expect(["ready", "parked", "cancelled"].includes(job.state), `${name} is neither ready nor parked nor cancelled`);
    if (job.state === "parked") expect(LASTING.includes(job.park_reason ?? ""), `${name} still waits for what is over`);
    const types = (job.events ?? []).map(({ type }) => type);
    expect(
      (job.events ?? []).every(({ seq }, index) => seq === index + 1),
      `${name} has gaps in its log`,
    );
    const has = (...wanted: string[]) => wanted.some((type) => types.includes(type));
    if (job.state === "ready" && job.line_id !== null) {
      expect(job.line_status === "testing" || job.line_status === "active", `${name}: its line is ${job.line_status}`);
      expect(job.number !== null, `${name}: its line has no number`);
      const logged =
        has("pool_has_one", "offers_found", "number_kept") &&
        has("approved") &&
        (has("pool_reserved") || (has("purchase_intended") && has("bought"))) &&
        has("assigned") &&
        has("connected") &&
        types.at(-1) === "ready";
      expect(logged, `${name}: steps are missing in its log: ${types.join(" ")}`);
    }
    if (job.state === "parked") expect(types.at(-1) === "parked", `${name}: its log ends with ${types.at(-1)}`);
    if (job.state === "cancelled") expect(types.at(-1) === "cancelled", `${name}: its log ends with ${types.at(-1)}`);
  }

  for (const { e164, sid } of owned) {
    const ours = numbers.find((number) => number.e164 === e164);
    expect(ours?.provider_sid === sid && ours.status !== "released", `${e164} was bought and is not on record`);
  }
  for (const number of numbers) {
    if (number.status === "released") continue;
    const there = owned.find(({ e164 }) => e164 === number.e164);
    expect(there !== undefined, `${number.e164} is on record as ${number.status} and not owned`);
    expect(number.status !== "reserved" || number.job_id !== null, `${number.e164} is kept for nobody`);
    if (number.status !== "assigned") continue;
    expect(there?.friendlyName === `ethiq ${number.line_id}`, `${number.e164} is set up as "${there?.friendlyName}"`);
    expect(there?.voiceUrl.includes("deliver=") === true, `${number.e164} rings nowhere by itself`);
  }
  expect(new Set(bought.map(({ e164 }) => e164)).size === bought.length, "a number was bought twice");
  for (const { e164 } of bought) {
    const known = purchases.filter((purchase) => purchase.e164 === e164).map(({ state }) => state);
    expect(known.includes("bought"), `${e164} was paid for and its purchase is ${known.join(" and ") || "not on record"}`);
  }
  const settled = purchases.filter(({ state }) => state === "bought").length;
  expect(settled === bought.length, `${settled} purchases are on record and ${bought.length} were made`);
  const open = purchases.filter(({ state, job_state }) => (state === "intended" || state === "unknown") && job_state !== "parked");
  expect(open.length === 0, `purchases are still open: ${open.map(({ e164 }) => e164).join(" ")}`);

  // Ideal: one purchase for each number that a line has or had. What was bought beyond that has to lie in the pool, for a reason.
  const kept = numbers.filter(({ e164, status }) => !poolNumbers.includes(e164) && status === "available").length;
  const ended = people.filter(
    ({ wanted }) => wanted.cancelledAt !== null || wanted.erasedAt !== null || wanted.lineDeletedAt !== null,
  ).length;
  expect(kept <= ended, `${kept} numbers were bought for the pool, with ${ended} lines ended`);
  expect(
    bought.length <= people.length + jobs.filter(({ kind }) => kind === "change_number").length,
    `${bought.length} numbers were bought`,
  );

  const endpoints = await db.rows<{ username: string }>("select username from public.sip_endpoints where status <> 'removed'");
  const known = endpoints.map(({ username }) => username);
  const credentials = (twilio.snapshot().credentialLists ?? []).flatMap((list) => list.credentials.map(({ username }) => username));
  for (const username of credentials) expect(known.includes(username), `credential ${username} is nobody's`);
  expect(new Set(credentials).size === credentials.length, "an endpoint has two credentials");

  for (const person of people) {
    if (person.isErased || person.wanted.lineDeletedAt !== null) continue;
    const job = jobs.filter(({ line_id }) => line_id === person.lineId).at(-1);
    expect(job !== undefined, `line ${person.index} has no job`);
    const { wanted } = person;
    const isPlain =
      job?.kind === "set_up" &&
      wanted.country === "GB" &&
      wanted.cancelledAt === null &&
      scenario.dearAt === null &&
      scenario.credentials > 10;
    const isStocked = scenario.stock + scenario.pool >= 2 * people.length + scenario.takenAt.length;
    if (!isPlain || !isStocked) continue;
    const canRing = wanted.delivery === "number" || wanted.telephoneAt !== null;
    expect(
      job.state === (canRing ? "ready" : "parked"),
      `line ${person.index} could be ${canRing ? "ready" : "waiting for its telephone"} and is ${job.state} (${job.park_reason ?? job.step})`,
    );
  }
  return violations;
}
