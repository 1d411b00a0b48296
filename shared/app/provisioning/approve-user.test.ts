import { expect, test } from "vitest";
import type { ClaimedJob } from "../../ports/provisioning-store.ts";
import { approveUser } from "./approve-user.ts";
import type { ProvisioningDeps } from "./provisioning-deps.ts";

const regulation = { sid: "RN1", endUserFields: ["first_name"], documents: [] };

// Everything else an approval does is tried against the provider's own stand-in, in functions and in the chaos runs.
test("who can be written to by nobody is asked for an address, and the provider for nothing", async () => {
  const bundles: unknown[] = [];
  const deps = {
    store: { bundleFor: async () => ({ profile: { endUserType: "individual", email: "", attributes: {}, documents: [] }, bundle: null }) },
    regulators: {
      regulation: async (_country: string, type: string) => (type === "mobile" ? undefined : regulation),
      ensureBundle: async (wish: unknown) => bundles.push(wish),
    },
  } as unknown as ProvisioningDeps;
  const job = { tenantId: "t", wish: { country: "FR", numberType: "local" } } as ClaimedJob;
  expect(await approveUser(deps, job, "lease")).toEqual({
    type: "not_approved",
    reason: "documents_missing",
    detail: { missing: [{ field: "email", reason: "not given" }], alternatives: ["mobile"] },
  });
  expect(bundles).toEqual([]);
});
