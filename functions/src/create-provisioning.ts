import { createSupabaseProvisioningStore } from "../../shared/adapters/supabase-provisioning-store.ts";
import type { SupabaseRpcOptions } from "../../shared/adapters/supabase-rpc.ts";
import { createSupabaseSipEndpoints } from "../../shared/adapters/supabase-sip-endpoints.ts";
import { advanceProvisioning, giveUpProvisioning } from "../../shared/app/provisioning/advance-provisioning.ts";
import { placeVerifyCall } from "../../shared/app/provisioning/place-verify-call.ts";
import type { SpendingLimits } from "../../shared/app/provisioning/provisioning-deps.ts";
import { settleLostPurchases, sweepProvisioning } from "../../shared/app/provisioning/sweep-provisioning.ts";
import type { Log } from "../../shared/config/log.ts";
import { SIP_PASSWORD_RANDOM_BYTES, sipPasswordOf } from "../../shared/domain/provisioning/sip-password.ts";
import type { JobQueue } from "../../shared/ports/job-queue.ts";
import type { TwilioClient } from "./adapters/twilio-client.ts";
import { createTwilioNumberMarket } from "./adapters/twilio-number-market.ts";
import { createTwilioRegulators } from "./adapters/twilio-regulators.ts";
import { createTwilioSipRegistry } from "./adapters/twilio-sip-registry.ts";
import { createTwilioTestCalls } from "./adapters/twilio-test-calls.ts";
import type { WebhookUrls } from "./adapters/webhook-urls.ts";

export interface ProvisioningParts {
  /** A patient one: a slow answer is better than one that has to be looked up. */
  client: TwilioClient;
  database: SupabaseRpcOptions;
  jobs: JobQueue;
  urls: WebhookUrls;
  sipDomain: string;
  limits: SpendingLimits;
  log: Log;
  now: () => number;
}

/** The work of the jobs that put lines into service. */
export function createProvisioning({ client, database, jobs, urls, sipDomain, limits, log, now }: ProvisioningParts) {
  const deps = {
    store: createSupabaseProvisioningStore(database),
    endpoints: createSupabaseSipEndpoints(database),
    market: createTwilioNumberMarket({ client, urls }),
    sip: createTwilioSipRegistry({ client, domain: sipDomain }),
    regulators: createTwilioRegulators({ client, urls }),
    calls: createTwilioTestCalls({ client, urls }),
    jobs,
    limits,
    log,
    now,
    newId: () => crypto.randomUUID(),
    newPassword: () => sipPasswordOf(crypto.getRandomValues(new Uint8Array(SIP_PASSWORD_RANDOM_BYTES))),
  };
  return {
    /** For whatever else speaks to the provider about numbers and telephones. */
    deps,
    provision: ({ jobId }: { jobId: string }) => advanceProvisioning(deps, jobId),
    verifyCall: ({ jobId }: { jobId: string }) => placeVerifyCall(deps, jobId),
    provisionFailed: ({ jobId }: { jobId: string }, status: number) => giveUpProvisioning(deps, jobId, `http_${status}`),
    sweep: async () => {
      await sweepProvisioning(deps);
      await settleLostPurchases(deps);
    },
  };
}
