import type { WebhookTarget, World } from "../world.ts";
import type { EndUserType, Regulation } from "./regulations.ts";

interface Dated {
  readonly createdAt: string;
  updatedAt: string;
}

export interface Address extends Dated {
  readonly sid: string;
  friendlyName: string;
  customerName: string;
  street: string;
  streetSecondary: string | null;
  city: string;
  region: string;
  postalCode: string;
  readonly country: string;
}

export interface EndUser extends Dated {
  readonly sid: string;
  friendlyName: string;
  type: EndUserType;
  attributes: Record<string, unknown>;
}

export interface SupportingDocument extends Dated {
  readonly sid: string;
  friendlyName: string;
  type: string;
  attributes: Record<string, unknown>;
}

export const BUNDLE_STATUSES = [
  ...(["draft", "pending-review", "in-review", "twilio-rejected", "twilio-approved", "provisionally-approved"] as const),
];
export type BundleStatus = (typeof BUNDLE_STATUSES)[number];

export interface Bundle extends Dated {
  readonly sid: string;
  readonly regulationSid: string;
  friendlyName: string;
  email: string;
  status: BundleStatus;
  statusCallback: WebhookTarget | null;
  readonly isTest: boolean;
  failureReason: string | null;
  assignments: { sid: string; objectSid: string; createdAt: string }[];
  evaluations: Evaluation[];
}

export interface Evaluation {
  readonly sid: string;
  readonly status: "compliant" | "noncompliant";
  readonly results: readonly unknown[];
  readonly createdAt: string;
}

export interface RegistrySnapshot {
  addresses: Address[];
  endUsers: EndUser[];
  documents: SupportingDocument[];
  bundles: Bundle[];
}

/** Who uses the account's numbers, as the authorities want to know it. */
export interface Registry {
  readonly addresses: Map<string, Address>;
  readonly endUsers: Map<string, EndUser>;
  readonly documents: Map<string, SupportingDocument>;
  readonly bundles: Map<string, Bundle>;
  regulations(): readonly Regulation[];
  /** In place of all those of this country. */
  setRegulations(country: string, regulations: readonly Regulation[]): void;
  /** What the reviewers, or the bundle's owner, made of it: whoever subscribed is told. */
  setStatus(bundle: Bundle, status: BundleStatus, reason?: string): void;
  snapshot(): RegistrySnapshot;
  restore(kept: RegistrySnapshot): void;
}

const bySid = <Item extends { sid: string }>(map: Map<string, Item>, items: readonly Item[]) => {
  for (const item of items) map.set(item.sid, item);
};

export function createRegistry(world: World, initial: readonly Regulation[], onChange: () => void): Registry {
  let regulations = initial;
  const addresses = new Map<string, Address>();
  const endUsers = new Map<string, EndUser>();
  const documents = new Map<string, SupportingDocument>();
  const bundles = new Map<string, Bundle>();

  const setStatus = (bundle: Bundle, status: BundleStatus, reason?: string) => {
    bundle.status = status;
    bundle.failureReason = status === "twilio-rejected" ? (reason ?? "The documents could not be verified") : null;
    bundle.updatedAt = world.now().toISOString();
    onChange();
    if (bundle.statusCallback) {
      world.callback(
        "bundle",
        bundle.statusCallback,
        [
          ["AccountSid", world.accountSid],
          ["BundleSid", bundle.sid],
          ["Status", status],
          ...(bundle.failureReason === null ? [] : [["FailureReason", bundle.failureReason] satisfies [string, string]]),
        ],
        bundle.sid,
      );
    }
    if (status === "pending-review") awaitReview(bundle);
  };
  const awaitReview = (bundle: Bundle) => {
    const waitMs = bundle.isTest ? 0 : world.settings.autoApproveAfterMs;
    if (waitMs === null) return;
    world.clock.after(waitMs, () => {
      if (bundle.status !== "pending-review") return;
      setStatus(bundle, bundle.isTest ? "twilio-rejected" : "twilio-approved", "Test bundles are always rejected");
    });
  };

  return {
    addresses,
    endUsers,
    documents,
    bundles,
    regulations: () => regulations,
    setRegulations(country, own) {
      regulations = [...regulations.filter((regulation) => regulation.country !== country), ...own];
    },
    setStatus,
    snapshot: () => ({
      addresses: [...addresses.values()],
      endUsers: [...endUsers.values()],
      documents: [...documents.values()],
      bundles: [...bundles.values()],
    }),
    restore(kept) {
      bySid(addresses, kept.addresses);
      bySid(endUsers, kept.endUsers);
      bySid(documents, kept.documents);
      bySid(bundles, kept.bundles);
      for (const bundle of kept.bundles) if (bundle.status === "pending-review") awaitReview(bundle);
    },
  };
}
