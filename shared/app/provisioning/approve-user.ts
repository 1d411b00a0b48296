import type { StepEvent } from "../../domain/provisioning/events.ts";
import { NUMBER_TYPES } from "../../domain/provisioning/words.ts";
import type { BundleChange, ClaimedJob } from "../../ports/provisioning-store.ts";
import type { Bundle, MissingFact, Regulation } from "../../ports/regulators.ts";
import type { ProvisioningDeps, StepWork } from "./provisioning-deps.ts";

/** Some kinds of numbers are only for people whom the provider knows: each tenant has an approval of its own. */
export const approveUser: StepWork = async (deps, job) => {
  const { store, regulators } = deps;
  const { country, numberType } = job.wish;
  const { profile, bundle } = await store.bundleFor(job.tenantId, country, numberType);
  const regulation = await regulators.regulation(country, numberType, profile?.endUserType ?? "individual");
  if (!regulation) return { type: "approved", bundleSid: null, addressSid: null };
  if (!profile) return documentsMissing(deps, job, everythingOf(regulation));
  if (!profile.email) return documentsMissing(deps, job, [{ field: "email", reason: "not given" }]);

  const known = bundle?.providerSid && bundle.endUserType === profile.endUserType ? await regulators.find(bundle.providerSid) : undefined;
  const decided = known && decision(known, bundle?.addressSid ?? null);
  if (decided) return decided;
  // A refusal stands until the tenant says something else of itself.
  if (known?.status === "rejected" && bundle && profile.updatedAt <= bundle.updatedAt) {
    return { type: "not_approved", reason: "approval_rejected", detail: { failure: known.failureReason } };
  }
  return bringForward(deps, job, regulation, profile);
};

/** Undefined while the bundle is the tenant's to complete. */
function decision({ sid, status }: Pick<Bundle, "sid" | "status">, addressSid: string | null): StepEvent | undefined {
  switch (status) {
    case "approved":
    case "provisionally_approved":
      return { type: "approved", bundleSid: sid, addressSid };
    case "pending_review":
    case "in_review":
      return { type: "not_approved", reason: "approval_pending", detail: {} };
    case "draft":
    case "rejected":
      return undefined;
  }
}

type Profile = NonNullable<Awaited<ReturnType<ProvisioningDeps["store"]["bundleFor"]>>["profile"]>;

async function bringForward(deps: ProvisioningDeps, job: ClaimedJob, regulation: Regulation, profile: Profile): ReturnType<StepWork> {
  const { store, regulators, now } = deps;
  const made = await regulators.ensureBundle({ tenantId: job.tenantId, regulation, profile });
  const record = (change: Partial<BundleChange>) =>
    store.saveBundle(job.tenantId, {
      country: job.wish.country,
      numberType: job.wish.numberType,
      endUserType: profile.endUserType,
      status: made.status,
      regulationSid: regulation.sid,
      providerSid: made.sid,
      addressSid: made.addressSid,
      endUserSid: made.endUserSid,
      ...change,
    });
  const decided = decision(made, made.addressSid);
  if (decided) {
    await record({});
    return decided;
  }
  const missing = await regulators.evaluate(made.sid);
  if (missing.length > 0) {
    await record({ missing });
    return documentsMissing(deps, job, missing);
  }
  const submitted = await regulators.submit(made.sid);
  await record({ status: submitted.status, missing: [], failureReason: null, submittedAt: new Date(now()).toISOString() });
  return decision(submitted, made.addressSid) ?? { type: "not_approved", reason: "approval_pending", detail: {} };
}

const everythingOf = ({ endUserFields, documents }: Regulation): MissingFact[] => [
  ...endUserFields.map((field) => ({ field, reason: "not given" })),
  ...documents.map(({ name }) => ({ field: name, reason: "not given" })),
];

/** With the kinds of numbers of the country that ask for nothing: what the person can have at once. */
async function documentsMissing(
  { regulators }: ProvisioningDeps,
  { wish }: ClaimedJob,
  missing: readonly MissingFact[],
): ReturnType<StepWork> {
  const others = NUMBER_TYPES.filter((type) => type !== wish.numberType);
  const free = await Promise.all(
    others.map((type) =>
      regulators.regulation(wish.country, type, "individual").then(
        (regulation) => regulation === undefined,
        () => false,
      ),
    ),
  );
  const alternatives = others.filter((_, index) => free[index]);
  return { type: "not_approved", reason: "documents_missing", detail: { missing, alternatives } };
}
