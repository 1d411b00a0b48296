import { createSupabaseNumberPool } from "../../shared/adapters/supabase-number-pool.ts";
import { createSupabaseProviderCleanups } from "../../shared/adapters/supabase-provider-cleanups.ts";
import { createSupabaseRegulatoryRecords } from "../../shared/adapters/supabase-regulatory-records.ts";
import type { ServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { createSupabaseSipEndpoints } from "../../shared/adapters/supabase-sip-endpoints.ts";
import { cleanUp } from "../../shared/app/provisioning/clean-up.ts";
import { askAfterBundles, type BundleNews, noteBundleStatus } from "../../shared/app/provisioning/note-bundle-status.ts";
import type { ProvisioningDeps } from "../../shared/app/provisioning/provisioning-deps.ts";
import { reconcileNumbers, watchStock } from "../../shared/app/provisioning/reconcile-numbers.ts";
import { endLines, restNumbers } from "../../shared/app/provisioning/rest-numbers.ts";
import { setSipPassword } from "../../shared/app/provisioning/set-sip-password.ts";
import { createSecretSeal } from "../../shared/app/secret-seal.ts";
import type { SipPasswordJob } from "../../shared/contracts/jobs.ts";

export interface NumberKeepingParts {
  provider: Pick<ProvisioningDeps, "market" | "sip" | "regulators">;
  client: ServiceClient;
  jobs: ProvisioningDeps["jobs"];
  secret: string;
  poolLow: number;
  log: ProvisioningDeps["log"];
  now: () => number;
}

/** All numbers of the account at once take their time, and nobody waits for it. */
const DATABASE_MS = 20_000;

/** What numbers, credentials and approvals need besides being set up. */
export function createNumberKeeping({ provider, client, jobs, secret, poolLow, log, now }: NumberKeepingParts) {
  const database = { client, timeoutMs: DATABASE_MS };
  const pool = createSupabaseNumberPool(database);
  const endpoints = createSupabaseSipEndpoints(database);
  const bundles = { records: createSupabaseRegulatoryRecords(database), regulators: provider.regulators, jobs, log };
  const seal = createSecretSeal({ secret });
  const common = { ...provider, pool, log, now };

  return {
    setSipPassword: (job: SipPasswordJob) => setSipPassword({ endpoints, sip: provider.sip, seal, jobs, log }, job),
    noteBundleStatus: (news: BundleNews) => noteBundleStatus(bundles, news),
    /** Each part is done whatever becomes of the others. */
    async reconcile(): Promise<void> {
      const parts = [
        () => endLines(common),
        () => reconcileNumbers(common),
        () => restNumbers(common),
        () => cleanUp({ ...common, cleanups: createSupabaseProviderCleanups(database) }),
        () => askAfterBundles({ ...bundles, now }),
        () => watchStock({ ...common, low: poolLow }),
      ];
      const failures: unknown[] = [];
      for (const part of parts) await part().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}
