import { z } from "zod";
import { DeliveryTarget, E164Schema } from "../contracts/line-route.ts";
import { type JobData, NO_DATA } from "../domain/provisioning/job.ts";
import {
  BUNDLE_STATUSES,
  DELIVERY_MODES,
  END_USER_TYPES,
  JOB_KINDS,
  JOB_STATES,
  NUMBER_TYPES,
  STEPS,
} from "../domain/provisioning/words.ts";
import type { ProvisioningStore } from "../ports/provisioning-store.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Lost = z.object({ state: z.literal("lost") });

const PurchaseRow = z.object({
  id: z.uuid(),
  e164: E164Schema,
  state: z.enum(["intended", "unknown"]),
  attempts: z.int(),
  lastAttemptAt: z.string().nullable(),
});
const Held = z.object({ e164: E164Schema, sid: z.string() });

const Wish = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  numberType: z.enum(NUMBER_TYPES),
  area: z
    .string()
    .nullish()
    .transform((area) => area ?? undefined),
  delivery: z.enum(DELIVERY_MODES).optional().catch(undefined),
});

// Written by ourselves alone; what an earlier version did not write yet has its value of a new job.
const Data = z.looseObject({}).transform((stored): JobData => ({ ...NO_DATA, ...stored }));

const Claimed = z.object({
  state: z.literal("claimed"),
  job: z.object({
    id: z.uuid(),
    tenantId: z.uuid(),
    lineId: z.uuid().nullable(),
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES),
    step: z.enum(STEPS),
    attempts: z.int(),
    wish: Wish,
    data: Data,
    lastError: z.string().nullable(),
    revision: z.int(),
    line: z.object({ status: z.string(), delivery: z.array(DeliveryTarget) }).nullable(),
    endpoint: z
      .object({ id: z.uuid(), username: z.string(), domain: z.string(), credentialSid: z.string().nullable(), passwordVersion: z.int() })
      .nullable(),
    reserved: Held.nullable(),
    assigned: z.object({ e164: E164Schema, sid: z.string().nullable() }).nullable(),
    purchase: PurchaseRow.nullable(),
    isInPool: z.boolean(),
  }),
});
const Claim = z.union([
  Claimed,
  z.object({ state: z.literal("busy"), retryAfterSeconds: z.int().positive() }),
  z.object({ state: z.literal("early"), revision: z.int(), afterSeconds: z.int() }),
  z.object({ state: z.enum(["waiting", "over"]) }),
]);
const RecordedRow = z.union([z.object({ state: z.enum(["recorded", "superseded"]), revision: z.int() }), Lost]);
const Reserved = z.union([z.object({ state: z.literal("reserved"), number: Held }), z.object({ state: z.enum(["none", "lost"]) })]);
const Intended = z.union([
  z.object({ state: z.literal("intended"), purchase: PurchaseRow }),
  z.object({ state: z.enum(["taken", "limit", "lost"]) }),
]);
const Noted = z.union([z.object({ state: z.literal("noted"), purchase: PurchaseRow }), Lost]);
const Settled = z.object({ state: z.enum(["bought", "pooled", "refused", "intended", "unchanged"]) });
const Assigned = z.object({ state: z.enum(["assigned", "none", "lost"]) });
const Released = z.object({ state: z.enum(["released", "lost"]) });

const Facts = z.record(z.string(), z.string());
const BundleFor = z.object({
  profile: z
    .object({
      endUserType: z.enum(END_USER_TYPES),
      email: z.string().nullable(),
      attributes: Facts,
      address: z
        .object({
          customerName: z.string(),
          street: z.string(),
          city: z.string(),
          postalCode: z.string(),
          region: z.string(),
          country: z.string(),
        })
        .nullable(),
      documents: z.array(z.object({ type: z.string(), attributes: Facts })),
      updatedAt: z.string(),
    })
    .transform((profile) => ({ ...profile, email: profile.email ?? "" }))
    .nullable(),
  bundle: z
    .object({
      providerSid: z.string().nullable(),
      addressSid: z.string().nullable(),
      endUserType: z.enum(END_USER_TYPES),
      status: z.enum(BUNDLE_STATUSES),
      failureReason: z.string().nullable(),
      updatedAt: z.string(),
    })
    .nullable(),
});

export function createSupabaseProvisioningStore(options: SupabaseRpcOptions): ProvisioningStore {
  const rpc = createSupabaseRpc(options);
  const ofLease = (jobId: string, lease: string) => ({ p_job_id: jobId, p_lease: lease });

  return {
    claim: (jobId, { id, now, until }) => rpc("claim_provisioning", { ...ofLease(jobId, id), p_now: now, p_lease_until: until }, Claim),
    record: (jobId, lease, transition) => rpc("record_provisioning", { ...ofLease(jobId, lease), p_transition: transition }, RecordedRow),
    due: (now, limit) => rpc("due_provisioning", { p_now: now, p_limit: limit }, z.array(z.uuid())),
    reserve: (jobId, lease) => rpc("reserve_number", ofLease(jobId, lease), Reserved),
    intend: (jobId, lease, { e164, monthlyPriceCents, monthlyLimit, now }) =>
      rpc(
        "intend_purchase",
        {
          ...ofLease(jobId, lease),
          p_e164: e164,
          p_monthly_price_cents: monthlyPriceCents,
          p_monthly_limit: monthlyLimit,
          p_now: now,
        },
        Intended,
      ),
    noteAttempt: (purchaseId, lease, now) => rpc("note_purchase_attempt", { p_purchase_id: purchaseId, p_lease: lease, p_now: now }, Noted),
    async settle({ id, attempts }, outcome, now) {
      const args = {
        p_purchase_id: id,
        p_attempt: attempts,
        p_state: outcome.state,
        p_provider_sid: outcome.state === "bought" ? outcome.sid : null,
        p_error_code: outcome.state === "bought" ? null : outcome.errorCode,
        p_now: now,
      };
      return (await rpc("settle_purchase", args, Settled)).state;
    },
    openPurchases: (now, limit) => rpc("open_purchases", { p_now: now, p_limit: limit }, z.array(PurchaseRow)),
    assign: async (jobId, lease) => (await rpc("assign_number", ofLease(jobId, lease), Assigned)).state,
    release: async (jobId, lease) => (await rpc("release_reservation", ofLease(jobId, lease), Released)).state,
    bundleFor: (tenantId, country, type) =>
      rpc("bundle_for", { p_tenant_id: tenantId, p_country: country, p_number_type: type }, BundleFor),
    saveBundle: async (tenantId, bundle) => (await rpc("save_bundle", { p_tenant_id: tenantId, p_bundle: bundle }, z.unknown())) !== null,
  };
}
