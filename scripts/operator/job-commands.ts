import { PARK_CODES } from "../../shared/domain/text/park-words.ts";
import { type Command, first, option } from "./command.ts";
import { OperationRefused } from "./ops-client.ts";
import type { OpsEvent, OpsJob, ProvisioningOperations } from "./provisioning-operations.ts";

const BY_THE_SWEEP = "the next sweep carries it on, within a minute";

const shownJob = (job: OpsJob): string =>
  [
    `${job.id}  ${job.tenant_name}, "${job.line_label ?? "line gone"}": ${job.kind} ${job.country ?? "?"} ${job.number_type ?? "?"}, ${job.state}`,
    ...(job.step ? [`at ${job.step}`] : []),
    ...(job.park_reason ? [`waits: ${job.park_reason} (${PARK_CODES[job.park_reason]})`] : []),
    ...(job.last_error ? [`last error ${job.last_error} (${job.attempts})`] : []),
    ...(job.is_late ? ["LATE"] : []),
    ...(job.next_at ? [`next at ${job.next_at}`] : []),
  ].join(", ");

const shownEvent = ({ seq, at, type, payload }: OpsEvent): string => {
  const details = Object.entries(payload).map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  return `  ${String(seq).padStart(3)}  ${at}  ${[type, ...details].join(" ")}`;
};

const jobId = "Say which job, by its id. `status` names them.";

async function goOn(operations: ProvisioningOperations, id: string): Promise<string> {
  return (await operations.publish("provision", { jobId: id })) ? "on its way" : BY_THE_SWEEP;
}

export const JOB_COMMANDS: Record<string, Command<ProvisioningOperations>> = {
  status: {
    usage: "status [job|line]",
    does: "lines on their way into service; or one of them, with all that happened",
    async run(operations, { positionals: [id] }) {
      if (!id) {
        const data = await operations.unfinished();
        return { data, lines: data.length > 0 ? data.map(shownJob) : ["No line is on its way into service."] };
      }
      const job = await operations.job(id);
      if (!job) throw new OperationRefused("There is no such job, and no job of such a line.");
      const events = await operations.events(job.id);
      return { data: { ...job, events }, lines: [shownJob(job), ...events.map(shownEvent)] };
    },
  },
  retry: {
    usage: "retry <job>",
    does: "has a job that waits go on now",
    async run(operations, words) {
      const id = first(words, jobId);
      const data = await operations.retry(id);
      return { data, lines: [`${id}: ${await goOn(operations, id)}.`] };
    },
  },
  cancel: {
    usage: 'cancel <job> --reason "…"',
    does: "stops a job and has it undone; a number kept for it goes back to the pool",
    async run(operations, words) {
      const id = first(words, jobId);
      const data = await operations.cancel(id, option(words, "reason"));
      return { data, lines: [`${id}: being undone, ${await goOn(operations, id)}.`] };
    },
  },
};
