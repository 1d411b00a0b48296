import type { Log } from "../../config/log.ts";
import type { SipPasswordJob } from "../../contracts/jobs.ts";
import { AppError } from "../../domain/errors.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { SipEndpoints } from "../../ports/sip-endpoints.ts";
import type { SipRegistry } from "../../ports/sip-registry.ts";
import type { SecretSeal } from "../secret-seal.ts";
import { openSipPassword } from "./sip-password-job.ts";
import { wakeJobs } from "./wake-jobs.ts";

export interface SetSipPasswordDeps {
  endpoints: SipEndpoints;
  sip: Pick<SipRegistry, "putCredential">;
  seal: SecretSeal;
  jobs: Pick<JobQueue, "publish">;
  log: Log;
}

/** Of several passwords asked for only the last is set, in whatever order their jobs come. */
export async function setSipPassword({ endpoints, sip, seal, jobs, log }: SetSipPasswordDeps, job: SipPasswordJob): Promise<void> {
  const { endpointId, version } = job;
  const endpoint = await endpoints.find(endpointId);
  if (!endpoint || endpoint.isRemoved || version < endpoint.passwordVersion || version <= endpoint.passwordSetVersion) {
    log.info("sip_password_not_needed", { endpointId, version });
    return;
  }
  const password = await openSipPassword(seal, job);
  if (password === undefined) {
    log.error("sip_password_not_opened", { endpointId, version });
    throw new AppError("invalid_request", "sealed under a secret that is not ours any more");
  }
  const { sid } = await sip.putCredential(endpoint.username, password);
  if (!(await endpoints.recordCredential(endpointId, sid))) return;
  const { isCurrent, jobIds } = await endpoints.recordPassword(endpointId, version);
  if (!isCurrent) await warnIfOvertaken({ endpoints, log }, endpointId, version);
  await wakeJobs({ jobs, log }, jobIds);
}

/** A worker that was slow for a minute put an older password over a newer one: nobody but the person can ask for another. */
async function warnIfOvertaken(
  { endpoints, log }: Pick<SetSipPasswordDeps, "endpoints" | "log">,
  endpointId: string,
  version: number,
): Promise<void> {
  const endpoint = await endpoints.find(endpointId);
  if (endpoint && endpoint.passwordSetVersion > version) log.error("sip_password_overtaken", { endpointId, version });
}
