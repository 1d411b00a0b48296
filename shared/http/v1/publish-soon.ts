import type { Context } from "hono";
import type { JobName, Jobs } from "../../contracts/jobs.ts";
import { toAppError } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";

/** Starts what the database took note of. Never throws: the sweep finds what is not started now. */
export async function publishSoon<Name extends JobName>(c: Context<ApiEnv>, name: Name, body: Jobs[Name]): Promise<void> {
  const { jobs, log } = c.var.deps;
  if (!jobs) return;
  try {
    await jobs.publish(name, body);
  } catch (thrown) {
    const { code, providerCode } = toAppError(thrown);
    log.warn("job_not_published", { job: name, code, providerCode, requestId: c.var.requestId });
  }
}
