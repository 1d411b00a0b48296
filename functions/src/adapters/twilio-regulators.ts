import { AppError } from "../../../shared/domain/errors.ts";
import type { BundleStatus } from "../../../shared/domain/provisioning/words.ts";
import type { Bundle, Regulators } from "../../../shared/ports/regulators.ts";
import { createTwilioBundleItems } from "./twilio-bundle-items.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { reading, unlessGone, writing } from "./twilio-errors.ts";
import { missingFacts, regulationOf, twilioNumberType } from "./twilio-regulation.ts";
import type { WebhookUrls } from "./webhook-urls.ts";

const STATUSES: Readonly<Record<string, BundleStatus>> = {
  draft: "draft",
  "pending-review": "pending_review",
  "in-review": "in_review",
  "twilio-rejected": "rejected",
  "twilio-approved": "approved",
  "provisionally-approved": "provisionally_approved",
};
/** What is in a bundle may be changed as long as nobody has to decide, or has decided, on it. */
const OPEN: ReadonlySet<BundleStatus> = new Set(["draft", "rejected"]);

const MAX_REASON = 500;

interface TwilioBundle {
  sid: string;
  status: string;
}

export function createTwilioRegulators({ client, urls }: { client: TwilioClient; urls: Pick<WebhookUrls, "bundleStatus"> }): Regulators {
  const compliance = client.numbers.v2.regulatoryCompliance;
  const items = createTwilioBundleItems(client);

  const bundleOf = (bundle: TwilioBundle, failureReason: string | null = null): Bundle => {
    const status = STATUSES[bundle.status];
    if (!bundle.sid || !status) throw new Error("Twilio named no bundle, or no state that bundles have");
    return { sid: bundle.sid, status, failureReason };
  };

  /** A rejected bundle does not say why; its documents do. */
  async function explained(bundle: Bundle): Promise<Bundle> {
    if (bundle.status !== "rejected") return bundle;
    const reasons = await items.reasonsOf(bundle.sid);
    return { ...bundle, failureReason: [...new Set(reasons)].join(" ").slice(0, MAX_REASON) || null };
  }

  const fetchBundle = async (sid: string) => {
    const bundle = await unlessGone(reading(async () => bundleOf(await compliance.bundles(sid).fetch())));
    return bundle && explained(bundle);
  };

  async function findNamed(friendlyName: string): Promise<Bundle | undefined> {
    const bundles = await reading(() => compliance.bundles.list({ friendlyName, limit: 20 }));
    const [oldest] = bundles
      .filter((bundle) => bundle.friendlyName === friendlyName)
      .sort((a, b) => a.dateCreated.valueOf() - b.dateCreated.valueOf());
    return oldest && bundleOf(oldest);
  }

  return {
    async regulation(country, type, endUserType) {
      return reading(async () => {
        const regulations = await compliance.regulations.list({ isoCountry: country, numberType: twilioNumberType(type), limit: 20 });
        const demanding = regulations
          .filter(({ isoCountry, numberType }) => isoCountry === country && numberType === twilioNumberType(type))
          .map((regulation) => ({ endUserType: regulation.endUserType, ...regulationOf(regulation) }))
          .filter(({ endUserFields, documents }) => endUserFields.length > 0 || documents.length > 0);
        if (demanding.length === 0) return undefined;
        const found = demanding.find((regulation) => regulation.endUserType === endUserType);
        if (!found) throw new AppError("provider_refused", "not for such end users", { providerCode: "end_user_type_refused" });
        const { endUserType: _, ...regulation } = found;
        return regulation;
      });
    },

    async ensureBundle({ tenantId, regulation, profile }) {
      const friendlyName = `ethiq ${tenantId} ${regulation.sid}`;
      const create = () =>
        compliance.bundles.create({
          friendlyName,
          email: profile.email,
          regulationSid: regulation.sid,
          statusCallback: urls.bundleStatus(),
        });
      const bundle = (await findNamed(friendlyName)) ?? (await writing(async () => bundleOf(await create())));
      const { endUserSid, addressSid } = OPEN.has(bundle.status)
        ? await items.put(bundle.sid, regulation, profile)
        : await items.find(bundle.sid);
      return { ...(await explained(bundle)), endUserSid, addressSid };
    },

    async evaluate(bundleSid) {
      return writing(async () => {
        const { status, results } = await compliance.bundles(bundleSid).evaluations.create();
        if (status === "compliant") return [];
        const missing = missingFacts(results);
        return missing.length > 0 ? missing : [{ field: "bundle", reason: "noncompliant" }];
      });
    },

    async submit(bundleSid) {
      try {
        return await writing(async () => bundleOf(await compliance.bundles(bundleSid).update({ status: "pending-review" })));
      } catch (error) {
        // Submitted already, by a request that nobody heard the answer of.
        const bundle = error instanceof AppError && error.code !== "provider_unavailable" ? await fetchBundle(bundleSid) : undefined;
        if (!bundle || OPEN.has(bundle.status)) throw error;
        return bundle;
      }
    },

    find: fetchBundle,

    async remove(kind, sid) {
      if (kind === "end_user") return void (await unlessGone(writing(() => compliance.endUsers(sid).remove())));
      if (kind === "address") return void (await unlessGone(writing(() => client.addresses(sid).remove())));
      await items.removeBundle(sid);
    },
  };
}
