import { z } from "zod";
import { createQstashJobQueue } from "../../shared/adapters/qstash-job-queue.ts";
import type { JobName, Jobs } from "../../shared/contracts/jobs.ts";
import { toAppError } from "../../shared/domain/errors.ts";
import type { LineTestKind } from "../../shared/domain/line-test/words.ts";
import { PARK_REASONS } from "../../shared/domain/provisioning/words.ts";
import { createOpsClient, OperationRefused } from "./ops-client.ts";
import type { Project } from "./project.ts";

const Job = z.object({
  id: z.string(),
  tenant_name: z.string(),
  line_id: z.string().nullable(),
  line_label: z.string().nullable(),
  kind: z.string(),
  state: z.string(),
  step: z.string().nullable(),
  attempts: z.number(),
  park_reason: z.enum(PARK_REASONS).nullable(),
  last_error: z.string().nullable(),
  country: z.string().nullable(),
  number_type: z.string().nullable(),
  is_late: z.boolean().nullable(),
  next_at: z.string().nullable(),
  created_at: z.string(),
  ended_at: z.string().nullable(),
});
export type OpsJob = z.infer<typeof Job>;
const JOB = Object.keys(Job.shape).join(",");

const Event = z.object({ seq: z.number(), at: z.string(), type: z.string(), payload: z.record(z.string(), z.unknown()) });
export type OpsEvent = z.infer<typeof Event>;

const Pool = z.object({
  country: z.string(),
  number_type: z.string(),
  available: z.number(),
  of_one_tenant_only: z.number(),
  reserved: z.number(),
  assigned: z.number(),
  quarantined: z.number(),
  burned: z.number(),
  vanished: z.number(),
  monthly_price_cents: z.number().nullable(),
});
const Purchase = z.object({
  e164: z.string(),
  state: z.string(),
  attempts: z.number(),
  error_code: z.string().nullable(),
  created_at: z.string(),
});
const Difference = z.object({
  difference: z.string(),
  e164: z.string(),
  provider_sid: z.string().nullable(),
  since: z.string().nullable(),
});
const Cleanup = z.object({ kind: z.string(), provider_sid: z.string(), attempts: z.number(), last_error: z.string().nullable() });

const Changed = z.looseObject({ state: z.string() });
const Numbered = z.looseObject({ e164: z.string(), status: z.string() });

const Hop = z.object({ name: z.string(), state: z.string(), reason: z.string().nullable() });
const Test = z.object({ id: z.string(), status: z.string(), hops: z.array(Hop) });
export type OpsTest = z.infer<typeof Test>;

/** The newest are what somebody looks for. */
const MOST_ROWS = 200;

/** What operators do for lines on their way into service, their numbers and their tests. */
export function createProvisioningOperations(project: Project) {
  const { client, ops, read, call } = createOpsClient(project, "There is no such job, line or number.");
  const queue = project.queue && createQstashJobQueue(project.queue);

  return {
    hasQueue: queue !== undefined,
    unfinished: () => read(z.array(Job), ops.from("provisioning").select(JOB).is("ended_at", null).order("created_at").limit(MOST_ROWS)),
    /** Undefined when no job has this id, and no line with this id has a job. */
    async job(id: string): Promise<OpsJob | undefined> {
      const latest = (column: string) =>
        ops.from("provisioning").select(JOB).eq(column, id).order("created_at", { ascending: false }).limit(1);
      const [found] = await read(z.array(Job), latest("id"));
      return found ?? (await read(z.array(Job), latest("line_id")))[0];
    },
    async events(jobId: string): Promise<OpsEvent[]> {
      const query = client.from("provisioning_events").select("seq,at,type,payload").eq("job_id", jobId);
      return (await read(z.array(Event), query.order("seq", { ascending: false }).limit(MOST_ROWS))).reverse();
    },
    retry: (jobId: string) => call("retry_provisioning", { p_job_id: jobId }, Changed),
    cancel: (jobId: string, reason: string) => call("cancel_provisioning", { p_job_id: jobId, p_reason: reason }, Changed),
    pool: () => read(z.array(Pool), ops.from("pool").select(Object.keys(Pool.shape).join(",")).order("country").order("number_type")),
    openPurchases: () =>
      read(
        z.array(Purchase),
        ops.from("purchases").select(Object.keys(Purchase.shape).join(",")).in("state", ["intended", "unknown"]).limit(MOST_ROWS),
      ),
    differences: () =>
      read(z.array(Difference), ops.from("number_differences").select(Object.keys(Difference.shape).join(",")).limit(MOST_ROWS)),
    cleanups: () => read(z.array(Cleanup), ops.from("cleanups").select(Object.keys(Cleanup.shape).join(",")).limit(MOST_ROWS)),
    burn: (e164: string, reason: string) => call("burn_number", { p_e164: e164, p_reason: reason }, Numbered),
    release: (e164: string, reason: string) => call("release_number", { p_e164: e164, p_reason: reason }, Numbered),
    startTest: (lineId: string, kind: LineTestKind) => call("start_line_test", { p_line_id: lineId, p_kind: kind }, Test),
    async test(id: string): Promise<OpsTest> {
      const [found] = await read(z.array(Test), client.from("line_tests").select("id,status,hops").eq("id", id));
      if (!found) throw new OperationRefused("The test is gone: so is its line.");
      return found;
    },
    /** Answers whether the queue has it; without a queue nothing has. */
    async publish<Name extends JobName>(name: Name, body: Jobs[Name]): Promise<boolean> {
      if (!queue) return false;
      try {
        await queue.publish(name, body);
        return true;
      } catch (error) {
        throw new OperationRefused(`The queue did not take it (${toAppError(error).providerCode ?? "no answer"}).`);
      }
    },
  };
}
export type ProvisioningOperations = ReturnType<typeof createProvisioningOperations>;
