import { AppError } from "../../domain/errors.ts";
import { MAX_ATTEMPTS } from "../../domain/provisioning/retries.ts";
import type { ClaimedJob } from "../../ports/provisioning-store.ts";
import type { ProvisioningDeps, StepWork } from "./provisioning-deps.ts";

/** The credential exists from here on, with a password that nobody knows until the person asks for one. */
export const connectTelephone: StepWork = async (deps, job) => {
  const { endpoints, sip } = deps;
  const { endpoint } = job;
  if (!endpoint) return { type: "connected", username: null };
  await sip.ensureDomain();
  const credential = (await sip.findCredential(endpoint.username)) ?? (await makeCredential(deps, job, endpoint));
  if (endpoint.credentialSid !== credential.sid && !(await endpoints.recordCredential(endpoint.id, credential.sid))) {
    // Erased while the provider was being asked.
    await sip.removeCredential(credential.sid);
    return { type: "connected", username: null };
  }
  return { type: "connected", username: endpoint.username };
};

async function makeCredential(
  { sip, newPassword }: ProvisioningDeps,
  { attempts }: ClaimedJob,
  { username, passwordVersion }: NonNullable<ClaimedJob["endpoint"]>,
) {
  // The person's own password is on its way by another job, and must not be overwritten by ours.
  if (passwordVersion > 0 && attempts < MAX_ATTEMPTS - 1) {
    throw new AppError("provider_unavailable", "the password is still being set", { providerCode: "password_pending" });
  }
  return sip.putCredential(username, newPassword());
}
