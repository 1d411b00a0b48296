import { z } from "zod";
import type { Json } from "../contracts/database.types.ts";
import { MissingFact, NumberType, ProvisioningJob, type ProvisioningReport } from "../contracts/v1/provisioning.ts";
import { FOR_THE_PERSON } from "../domain/provisioning/parking.ts";
import { PARK_REASONS, STEPS } from "../domain/provisioning/words.ts";
import type { ProvisioningRequests } from "../ports/provisioning-requests.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const MOST_EVENTS = 200;
const { shape } = ProvisioningJob;

const StoredWish = z
  .object({
    country: z.string(),
    numberType: NumberType,
    area: z.string().nullish(),
    delivery: shape.wish.shape.delivery,
    secondNumber: z.string().nullish(),
  })
  .transform(({ area, secondNumber, ...wish }) => ({ ...wish, locality: area ?? null, secondNumber: secondNumber ?? null }));

/** What people are told of it: operators know more. */
const ParkDetail = z.object({
  missing: z
    .array(
      MissingFact.extend({
        reason: z
          .string()
          .nullish()
          .transform((reason) => reason ?? null),
      }),
    )
    .catch([]),
  alternatives: z.array(NumberType).catch([]),
});

const Job = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    lineId: z.string().nullable(),
    kind: shape.kind,
    state: shape.state,
    step: shape.step,
    wish: StoredWish,
    parkReason: z.enum(PARK_REASONS).nullable(),
    parkDetail: ParkDetail.catch({ missing: [], alternatives: [] }),
    nextAt: StoredInstant.nullable(),
    createdAt: StoredInstant,
    updatedAt: StoredInstant,
    endedAt: StoredInstant.nullable(),
  })
  .transform(
    ({ parkReason, parkDetail, nextAt, ...job }): ProvisioningJob => ({
      ...job,
      parking: parkReason && { reason: parkReason, forYou: FOR_THE_PERSON.includes(parkReason), ...parkDetail, nextTryAt: nextAt },
    }),
  );

const COLUMNS =
  "id,tenantId:tenant_id,lineId:line_id,kind,state,step,wish,parkReason:park_reason,parkDetail:park_detail,nextAt:next_at,createdAt:created_at,updatedAt:updated_at,endedAt:ended_at";

const Payload = z.object({ step: z.enum(STEPS).nullable().catch(null), reason: z.enum(PARK_REASONS).nullable().catch(null) });
const Event = z
  .object({ seq: z.number(), at: StoredInstant, type: z.string(), payload: Payload.catch({ step: null, reason: null }) })
  .transform(({ payload, ...event }): ProvisioningReport["events"][number] => ({ ...event, ...payload }));

export function createSupabaseProvisioningRequests(client: CallerClient): ProvisioningRequests {
  const rpc = callerRpc(client);
  return {
    start: (lineId, wish, sipDomain) =>
      rpc("start_provisioning", { p_line_id: lineId, p_wish: wish as unknown as Json, p_sip_domain: sipDomain ?? null }, Job),
    async latest(lineId) {
      const query = client.from("provisioning_jobs").select(COLUMNS).eq("line_id", lineId);
      const [job] = readAnswer(z.array(Job), await query.order("created_at", { ascending: false }).limit(1));
      if (!job) return undefined;
      const events = client.from("provisioning_events").select("seq,at,type,payload").eq("job_id", job.id);
      const rows = readAnswer(z.array(Event), await events.order("seq", { ascending: false }).limit(MOST_EVENTS));
      return { ...job, events: rows.reverse() };
    },
    async find(jobId) {
      return readAnswer(z.array(Job), await client.from("provisioning_jobs").select(COLUMNS).eq("id", jobId))[0];
    },
    async atPapers(tenantId) {
      const query = client.from("provisioning_jobs").select("id").eq("tenant_id", tenantId).eq("state", "running").eq("step", "approve");
      return readAnswer(z.array(z.object({ id: z.string() })), await query).map(({ id }) => id);
    },
    retry: (jobId) => rpc("retry_provisioning", { p_job_id: jobId }, Job),
    cancel: (jobId) => rpc("cancel_provisioning", { p_job_id: jobId }, Job),
  };
}
