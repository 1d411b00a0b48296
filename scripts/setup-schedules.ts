import { z } from "zod";
import { QSTASH_DEFAULT_URL } from "../shared/adapters/qstash-job-queue.ts";
import { parseEnv } from "../shared/config/parse-env.ts";

// Run once per environment, and again after any change here: a schedule of the same id is overwritten.
//   PUBLIC_URL=… QSTASH_TOKEN=… [QSTASH_URL=…] node scripts/setup-schedules.ts

const Env = z.object({
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  QSTASH_TOKEN: z.string().min(1),
  QSTASH_URL: z.url({ protocol: /^https?$/ }).default(QSTASH_DEFAULT_URL),
});

interface Schedule {
  id: string;
  path: string;
  cron: string;
  timeoutSeconds: number;
  retries: number;
}

const SCHEDULES: readonly Schedule[] = [
  // The next run comes by itself; a retry would only run beside it.
  { id: "ethiq-sweep", path: "/jobs/sweep", cron: "* * * * *", timeoutSeconds: 50, retries: 0 },
  // By day, since a line that lost its forwarding rings at somebody's home.
  { id: "ethiq-watch-lines", path: "/jobs/watch-lines", cron: "CRON_TZ=Europe/Paris 23 10 * * *", timeoutSeconds: 55, retries: 3 },
  { id: "ethiq-reconcile", path: "/jobs/reconcile", cron: "23 * * * *", timeoutSeconds: 240, retries: 0 },
  { id: "ethiq-purge", path: "/jobs/purge", cron: "CRON_TZ=Europe/Paris 17 3 * * *", timeoutSeconds: 55, retries: 5 },
];

const TIMEOUT_MS = 5_000;
const ATTEMPTS = 3;

async function putSchedule(env: z.output<typeof Env>, { id, path, cron, timeoutSeconds, retries }: Schedule): Promise<void> {
  const destination = `${env.PUBLIC_URL.replace(/\/$/, "")}${path}`;
  let failure = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      const response = await fetch(`${env.QSTASH_URL.replace(/\/$/, "")}/v2/schedules/${destination}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${env.QSTASH_TOKEN}`,
          "content-type": "application/json",
          "upstash-schedule-id": id,
          "upstash-cron": cron,
          "upstash-retries": String(retries),
          "upstash-timeout": `${timeoutSeconds}s`,
          "upstash-flow-control-key": id,
          "upstash-flow-control-value": "parallelism=1",
          "upstash-label": id,
        },
        body: "{}",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.ok) return;
      failure = `status ${response.status}: ${(await response.text()).slice(0, 200)}`;
      if (response.status >= 400 && response.status < 500 && response.status !== 429) break;
    } catch (error) {
      failure = error instanceof Error ? error.message : "unknown";
    }
  }
  throw new Error(`QStash did not take the schedule ${id}: ${failure}`);
}

/** Creates or overwrites every schedule of this system; returns their ids. Safe to repeat. */
export async function setupSchedules(source: Record<string, string | undefined>): Promise<string[]> {
  const env = parseEnv(Env, source);
  for (const schedule of SCHEDULES) await putSchedule(env, schedule);
  return SCHEDULES.map(({ id }) => id);
}

if (import.meta.main) {
  const ids = await setupSchedules(process.env);
  console.log(`schedules in place: ${ids.join(", ")}`);
}
