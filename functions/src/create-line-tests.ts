import { createSupabaseLineTestStore } from "../../shared/adapters/supabase-line-test-store.ts";
import type { SupabaseRpcOptions } from "../../shared/adapters/supabase-rpc.ts";
import { tellTest } from "../../shared/app/line-test/carry-out.ts";
import { runLineTest } from "../../shared/app/line-test/run-line-test.ts";
import { watchLine, watchLines } from "../../shared/app/line-test/watch-lines.ts";
import type { Log } from "../../shared/config/log.ts";
import type { LineTestJob, WatchLineJob } from "../../shared/contracts/jobs.ts";
import type { E164 } from "../../shared/domain/phone-number.ts";
import type { JobQueue } from "../../shared/ports/job-queue.ts";
import type { CallRouting } from "../../shared/ports/telephony.ts";
import { createTestScript } from "./adapters/test-script.ts";
import { createTwilioClient, type TwilioAccount } from "./adapters/twilio-client.ts";
import { createTwilioTestCalls } from "./adapters/twilio-test-calls.ts";
import type { WebhookUrls } from "./adapters/webhook-urls.ts";
import { type TestCallRoutesDeps, testCallRoutes } from "./routes/test-call-routes.ts";

export interface LineTestParts {
  account: TwilioAccount;
  database: SupabaseRpcOptions;
  jobs: JobQueue;
  urls: WebhookUrls;
  routing: Pick<CallRouting, "redirectCaller">;
  testNumber: E164 | undefined;
  log: Log;
  now: () => number;
}

/** Calls that prove a line: the jobs that place them, and what Twilio asks while they last. */
export function createLineTests({ account, database, jobs, urls, routing, testNumber, log, now }: LineTestParts) {
  const tests = createSupabaseLineTestStore(database);
  const testScript = createTestScript({ urls });
  const telling = {
    tests,
    // A call in which somebody waits to be spoken to.
    calls: createTwilioTestCalls({ client: createTwilioClient(account, { timeoutMs: 5_000 }), urls }),
    routing,
    script: testScript,
    jobs,
    log,
    now,
  };
  return {
    run: (job: LineTestJob) => runLineTest({ ...telling, testNumber, random: Math.random }, job),
    watchLine: (job: WatchLineJob) => watchLine({ tests, jobs, now }, job),
    watchLines: () => watchLines({ tests, jobs, log, now }),
    sweep: async () => {
      const count = await tests.expire(new Date(now()));
      if (count > 0) log.warn("line_tests_expired", { count });
    },
    noteTestCall: async (testId: string) => void (await tellTest(telling, testId, () => ({ type: "look", at: now() }))),
    routes: ({ isGenuine, script }: Pick<TestCallRoutesDeps, "isGenuine" | "script">) =>
      testCallRoutes({ isGenuine, script, testScript, telling }),
  };
}
