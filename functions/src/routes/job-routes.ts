import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { z } from "zod";
import type { Log } from "../../../shared/config/log.ts";
import {
  ContactReplyJob,
  DeliverCallJob,
  FailedDelivery,
  HangUpJob,
  LineTestJob,
  ProvisionJob,
  PurgeJob,
  ReconcileJob,
  RecordCallJob,
  RestartStreamJob,
  SendAlertJob,
  SendMessageJob,
  SipPasswordJob,
  SweepJob,
  VerifyCallJob,
  WatchLineJob,
  WatchLinesJob,
} from "../../../shared/contracts/jobs.ts";
import { MailJob } from "../../../shared/contracts/mail-job.ts";
import { AppError, PROBLEMS, toAppError } from "../../../shared/domain/errors.ts";
import { parseJson } from "../../../shared/http/parse-json.ts";
import { problemResponse } from "../../../shared/http/problem.ts";
import type { JobVerifier } from "../adapters/qstash-verifier.ts";
import { addressOf, limitedBody } from "./twilio-signed.ts";

export interface JobRoutesDeps {
  isGenuine: JobVerifier;
  log: Log;
  sendAlert: (job: SendAlertJob) => Promise<void>;
  sendMessage: (job: SendMessageJob) => Promise<void>;
  recordCall: (job: RecordCallJob) => Promise<void>;
  /** `delivery`: the same for a repeated delivery, another for a new try. */
  restartStream: (job: RestartStreamJob, delivery: string) => Promise<void>;
  deliverCall: (job: DeliverCallJob) => Promise<void>;
  hangUp: (job: HangUpJob) => Promise<void>;
  /** `tried`: how often before. */
  sendMail: (job: MailJob, tried: number) => Promise<void>;
  recordReply: (job: ContactReplyJob, tried: number) => Promise<void>;
  provision: (job: ProvisionJob) => Promise<void>;
  verifyCall: (job: VerifyCallJob) => Promise<void>;
  /** Of either: the queue will not bring it again. */
  provisionFailed: (job: ProvisionJob, status: number) => Promise<void>;
  lineTest: (job: LineTestJob) => Promise<void>;
  watchLine: (job: WatchLineJob) => Promise<void>;
  watchLines: () => Promise<void>;
  setSipPassword: (job: SipPasswordJob) => Promise<void>;
  reconcile: () => Promise<void>;
  sweep: () => Promise<void>;
  purge: () => Promise<void>;
}

/** QStash keeps a message that gets this answer in its dead letters and does not try again. */
const NOT_RETRYABLE = 489;
const DEFAULT_RETRY_SECONDS = 5;

interface JobEnv {
  Variables: { rawBody: string };
}

export function jobRoutes({ isGenuine, log, ...work }: JobRoutesDeps) {
  const run = async <Schema extends z.ZodType>(
    c: Context<JobEnv>,
    schema: Schema,
    carryOut: (job: z.output<Schema>) => Promise<void>,
  ): Promise<Response> => {
    try {
      await carryOut(parseJson(schema, c.var.rawBody, "job"));
      return c.body(null, 204);
    } catch (thrown) {
      const error = toAppError(thrown);
      log.warn("job_failed", {
        job: c.req.path,
        code: error.code,
        providerCode: error.providerCode,
        retried: c.req.header("upstash-retried"),
      });
      return failedJob(c, error);
    }
  };

  return new Hono<JobEnv>()
    .use(limitedBody, qstashSigned(isGenuine))
    .post("/alert", (c) => run(c, SendAlertJob, work.sendAlert))
    .post("/message", (c) => run(c, SendMessageJob, work.sendMessage))
    .post("/contact-reply", (c) => run(c, ContactReplyJob, (job) => work.recordReply(job, triedBefore(c))))
    .post("/record-call", (c) => run(c, RecordCallJob, work.recordCall))
    .post("/restart-stream", (c) => run(c, RestartStreamJob, (job) => work.restartStream(job, c.req.header("upstash-retried") ?? "0")))
    .post("/deliver-call", (c) => run(c, DeliverCallJob, work.deliverCall))
    .post("/hang-up", (c) => run(c, HangUpJob, work.hangUp))
    .post("/mail", (c) => run(c, MailJob, (job) => work.sendMail(job, triedBefore(c))))
    .post("/provision", (c) => run(c, ProvisionJob, work.provision))
    .post("/verify-call", (c) => run(c, VerifyCallJob, work.verifyCall))
    .post("/provision-failed", (c) => run(c, FailedDelivery, ({ status }) => work.provisionFailed(jobInAddress(c), status)))
    .post("/line-test", (c) => run(c, LineTestJob, work.lineTest))
    .post("/watch-line", (c) => run(c, WatchLineJob, work.watchLine))
    .post("/watch-lines", (c) => run(c, WatchLinesJob, work.watchLines))
    .post("/sip-password", (c) => run(c, SipPasswordJob, work.setSipPassword))
    .post("/reconcile", (c) => run(c, ReconcileJob, work.reconcile))
    .post("/sweep", (c) => run(c, SweepJob, work.sweep))
    .post("/purge", (c) => run(c, PurgeJob, work.purge));
}

function jobInAddress(c: Context): ProvisionJob {
  const named = ProvisionJob.safeParse({ jobId: c.req.query("job") });
  if (!named.success) throw new AppError("invalid_request", "the address names no job");
  return named.data;
}

const triedBefore = (c: Context): number => Number(c.req.header("upstash-retried")) || 0;

const qstashSigned = (isGenuine: JobVerifier) =>
  createMiddleware<JobEnv>(async (c, next) => {
    const rawBody = await c.req.text();
    if (!(await isGenuine({ address: addressOf(c.req.url), signature: c.req.header("upstash-signature"), rawBody }))) {
      throw new AppError("signature_invalid", "not signed by QStash for this address");
    }
    c.set("rawBody", rawBody);
    await next();
  });

function failedJob(c: Context, error: AppError): Response {
  const { headers, body } = problemResponse(c, error);
  if (PROBLEMS[error.code].retry === "never") {
    headers.set("upstash-nonretryable-error", "true");
    return new Response(body, { status: NOT_RETRYABLE, headers });
  }
  headers.set("retry-after", String(error.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS));
  return new Response(body, { status: 503, headers });
}
