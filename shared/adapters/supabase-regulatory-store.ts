import { z } from "zod";
import { RegulatoryBundle, RegulatoryProfile } from "../contracts/v1/regulatory.ts";
import type { RegulatoryStore } from "../ports/regulatory-store.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const Dates = { createdAt: StoredInstant, updatedAt: StoredInstant };
const Saved = RegulatoryProfile.extend(Dates);

const StoredAddress = z
  .object({
    customer_name: z.string().default(""),
    street: z.string(),
    city: z.string(),
    postal_code: z.string(),
    region: z.string().default(""),
    country: z.string(),
  })
  .transform(({ customer_name, postal_code, ...rest }) => ({ customerName: customer_name, postalCode: postal_code, ...rest }));
const ProfileRow = z
  .object({
    tenant_id: z.string(),
    end_user_type: RegulatoryProfile.shape.endUserType,
    attributes: RegulatoryProfile.shape.attributes,
    address: StoredAddress.nullable(),
    documents: RegulatoryProfile.shape.documents,
    created_at: StoredInstant,
    updated_at: StoredInstant,
  })
  .transform(
    (row): RegulatoryProfile => ({
      tenantId: row.tenant_id,
      endUserType: row.end_user_type,
      attributes: row.attributes,
      address: row.address,
      documents: row.documents,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
  );

const { shape } = RegulatoryBundle;
const BundleRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    country: z.string(),
    number_type: shape.numberType,
    end_user_type: shape.endUserType,
    status: shape.status,
    missing: z.array(z.object({ field: z.string(), reason: z.string().nullish() })),
    failure_reason: z.string().nullable(),
    submitted_at: StoredInstant.nullable(),
    created_at: z.string(),
    updated_at: StoredInstant,
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      country: row.country,
      numberType: row.number_type,
      endUserType: row.end_user_type,
      status: row.status,
      missing: row.missing.map(({ field, reason }) => ({ field, reason: reason ?? null })),
      failureReason: row.failure_reason,
      submittedAt: row.submitted_at,
      createdAt: StoredInstant.parse(row.created_at),
      updatedAt: row.updated_at,
    } satisfies RegulatoryBundle,
  }));

const PROFILE = "tenant_id,end_user_type,attributes,address,documents,created_at,updated_at";
const BUNDLE = "id,tenant_id,country,number_type,end_user_type,status,missing,failure_reason,submitted_at,created_at,updated_at";

export function createSupabaseRegulatoryStore(client: CallerClient): RegulatoryStore {
  const rpc = callerRpc(client);
  return {
    async find(tenantId) {
      return readAnswer(z.array(ProfileRow), await client.from("regulatory_profiles").select(PROFILE).eq("tenant_id", tenantId))[0];
    },
    save: (tenantId, profile) => rpc("save_regulatory_profile", { p_tenant_id: tenantId, p_profile: profile }, Saved),
    async bundles(tenantId, page) {
      const query = client.from("regulatory_bundles").select(BUNDLE).eq("tenant_id", tenantId);
      return pageOf(readAnswer(z.array(BundleRow), await keysetPage(query, { column: "created_at", ascending: true }, page)), page.limit);
    },
  };
}
