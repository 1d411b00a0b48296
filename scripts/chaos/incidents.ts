import type { TwilioWithoutSockets } from "../../shared/sandbox/twilio/create-twilio.ts";
import type { Crew } from "./crew.ts";
import type { ChaosDatabase } from "./database.ts";
import { ask, giveProfile, isRefusal, type Person } from "./person.ts";
import { PASSWORD, type Product, SIP_DOMAIN } from "./product.ts";
import type { Scenario } from "./scenario.ts";
import type { Timeline } from "./timeline.ts";

export interface Stage {
  scenario: Scenario;
  db: ChaosDatabase;
  twilio: TwilioWithoutSockets;
  timeline: Timeline;
  people: readonly Person[];
  crew: Crew;
  product: Product;
  note: (text: string) => void;
}

/** Puts everything that happens from outside into the timeline. */
export function befall(stage: Stage): void {
  const { scenario, twilio, timeline, people, note } = stage;
  const start = timeline.now();
  const at = (ms: number | null, what: string, happen: () => void | Promise<void>) => {
    if (ms === null) return;
    timeline.at(start + ms, async () => {
      note(`── ${what}`);
      await happen();
    });
  };
  for (const person of people) befallPerson(stage, person, at);
  for (const ms of scenario.takenAt) {
    at(ms, "somebody else buys a number", () => {
      const [first] = [...twilio.stock.list("GB", "local"), ...twilio.stock.list("FR", "local")];
      if (first) twilio.stock.take(first.e164);
    });
  }
  if (scenario.suspendedAt) {
    at(scenario.suspendedAt[0], "the account is suspended", () => twilio.setAccount("suspended"));
    at(scenario.suspendedAt[1], "the account is active again", () => twilio.setAccount("active"));
  }
  at(scenario.dearAt, "numbers become dear", () => twilio.prices.set("GB", "local", 900));
  for (const ms of scenario.reconciledAt)
    at(ms, "reconciliation", () => startWorker(stage, "reconcile", () => stage.product.deliver("reconcile", "{}", 0)));
  // Reviewers look at whatever was submitted, now and then.
  for (let ms = 20_000; ms < scenario.calmAt + 3_600_000; ms = Math.ceil(ms * 1.5)) timeline.at(start + ms, () => review(stage));
}

const startWorker = ({ crew }: Stage, name: string, work: () => Promise<unknown>) => void crew.start(name, async () => void (await work()));

function review({ twilio, people, note }: Stage): void {
  for (const bundle of twilio.registry.bundles.values()) {
    if (bundle.status !== "pending-review") continue;
    const person = people.find(({ tenantId }) => bundle.friendlyName.includes(tenantId)) ?? people[0];
    const status = person?.wanted.review === "rejected" ? "twilio-rejected" : "twilio-approved";
    note(`── bundle ${status}`);
    twilio.registry.setStatus(bundle, status);
  }
}

function befallPerson(
  stage: Stage,
  person: Person,
  at: (ms: number | null, what: string, happen: () => void | Promise<void>) => void,
): void {
  const { db, product } = stage;
  const { wanted } = person;
  const who = `line ${person.index}`;
  const begin = async (kind: "set_up" | "change_number") => {
    if (person.isErased) return;
    const jobId = await ask(db, person, kind);
    if (jobId) startWorker(stage, `api-${person.index}`, () => product.jobs.publish("provision", { jobId }).catch(() => undefined));
  };
  at(wanted.at, `${who} is asked for (${wanted.country}, ${wanted.delivery})`, () => begin("set_up"));
  if (wanted.asksTwice) at(wanted.at + 1_500, `${who} is asked for again`, () => begin("set_up"));
  at(wanted.changesAt, `${who} wants another number`, () => begin("change_number"));
  if (wanted.papers === "given_later")
    at(wanted.at + 90_000, `${who} gives papers`, async () => void (person.isErased || (await giveProfile(db, person))));
  if (wanted.telephoneAt !== null && wanted.delivery !== "number") {
    at(wanted.at + 100 + wanted.telephoneAt, `${who} wants a password`, () => connect(stage, person));
  }
  const quietly = async (sql: string) => {
    try {
      await db.as(person.userId, sql);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  };
  at(wanted.cancelledAt && wanted.at + wanted.cancelledAt, `${who} is cancelled`, () =>
    quietly(
      `select public.cancel_provisioning(j.id) from public.provisioning_jobs j where j.line_id = '${person.lineId}' and j.state not in ('ready', 'cancelled')`,
    ),
  );
  at(wanted.lineDeletedAt && wanted.at + wanted.lineDeletedAt, `${who} is deleted`, () =>
    quietly(`delete from public.lines where id = '${person.lineId}'`),
  );
  at(wanted.erasedAt && wanted.at + wanted.erasedAt, `${who} is erased with its tenant`, async () => {
    await quietly(`select public.erase_tenant('${person.tenantId}')`);
    person.isErased = true;
  });
}

interface AskedPassword {
  endpointId: string;
  version: number;
  username: string;
}

/** The person asks for a password, types it in, and the telephone tries to register; for another one when it may not for an hour. */
async function connect(stage: Stage, person: Person): Promise<void> {
  const { db, twilio, timeline, product, note } = stage;
  if (person.isErased) return;
  let asked: AskedPassword | undefined;
  try {
    [{ answer: asked } = { answer: undefined }] = await db.as<{ answer: AskedPassword }>(
      person.userId,
      `select public.begin_sip_password('${person.lineId}') as answer`,
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  if (!asked) return;
  const { endpointId, version, username } = asked;
  startWorker(stage, `password-${person.index}`, () => product.sendPassword({ endpointId, version }).catch(() => undefined));
  const register = (tried: number) => {
    const refusal = twilio.registrations.register({ domain: SIP_DOMAIN, username, password: PASSWORD, expiresSeconds: 86_400 });
    if (refusal === undefined) note(`── telephone of line ${person.index} is registered`);
    else timeline.at(timeline.now() + 15_000, () => (tried < 240 ? register(tried + 1) : connect(stage, person)));
  };
  timeline.at(timeline.now() + 5_000, () => register(0));
}
