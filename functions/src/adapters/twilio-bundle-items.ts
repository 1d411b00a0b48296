import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Regulation, RegulatoryProfile } from "../../../shared/ports/regulators.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { reading, unlessGone, writing } from "./twilio-errors.ts";

interface Limits {
  limit: number;
  pageSize: number;
}

/**
 * Looked through for an item whose creation was never answered; newest first. New for each list: the SDK keeps what it found, and whom
 * it tells, in the object it is given.
 */
const lookBack = (): Limits => ({ limit: 500, pageSize: 100 });
const ADDRESS = "address_sids";

const Addressed = z.object({ [ADDRESS]: z.array(z.string()) });

type Attributes = Record<string, string | string[]>;

interface Item {
  sid: string;
  friendlyName: string;
  attributes: unknown;
  type: string;
  failureReason?: string;
}

interface Items {
  fetch(sid: string): Promise<Item>;
  list(limits: Limits): Promise<Item[]>;
  create(item: { friendlyName: string; type: string; attributes: Attributes }): Promise<Item>;
  update(sid: string, item: { attributes: Attributes }): Promise<Item>;
}

interface Parties {
  /** Empty for a bundle that somebody made by hand and left without. */
  endUserSid: string;
  addressSid: string | null;
}

export interface BundleItems {
  /** Brings who uses the numbers, and what proves it, into the bundle as the profile has it. */
  put(bundleSid: string, regulation: Regulation, profile: RegulatoryProfile): Promise<Parties>;
  /** Those that are in the bundle. */
  find(bundleSid: string): Promise<Parties>;
  /** Why its documents were rejected. */
  reasonsOf(bundleSid: string): Promise<string[]>;
  /** With its documents, also those of a bundle that is gone itself. */
  removeBundle(bundleSid: string): Promise<void>;
}

/** All items are a bundle's own, called after it: what one tenant changes, or takes away, touches no other approval. */
const nameOf = (bundleSid: string, type?: string) => ["ethiq", bundleSid, ...(type ? [type] : [])].join(" ");

export function createTwilioBundleItems(client: TwilioClient): BundleItems {
  const compliance = client.numbers.v2.regulatoryCompliance;
  const endUsers: Items = {
    fetch: (sid) => compliance.endUsers(sid).fetch(),
    list: (limits) => compliance.endUsers.list(limits),
    create: ({ type, ...item }) => compliance.endUsers.create({ ...item, type: type === "business" ? "business" : "individual" }),
    update: (sid, item) => compliance.endUsers(sid).update(item),
  };
  const documents: Items = {
    fetch: (sid) => compliance.supportingDocuments(sid).fetch(),
    list: (limits) => compliance.supportingDocuments.list(limits),
    create: (item) => compliance.supportingDocuments.create(item),
    update: (sid, item) => compliance.supportingDocuments(sid).update(item),
  };

  const fetched = async <Kept extends { objectSid: string }>(items: Items, assignments: readonly Kept[], prefix: string) => {
    const ours = assignments.filter(({ objectSid }) => objectSid.startsWith(prefix));
    const found = await Promise.all(
      ours.map(async (assignment) => ({ assignment, item: await unlessGone(reading(() => items.fetch(assignment.objectSid))) })),
    );
    return found.flatMap(({ assignment, item }) => (item ? [{ assignment, item }] : []));
  };

  const assignedTo = async (bundleSid: string) => {
    const assignments = await reading(() => compliance.bundles(bundleSid).itemAssignments.list({ limit: 100, pageSize: 100 }));
    return assignments.map(({ sid, objectSid }) => ({ sid, objectSid }));
  };

  const assign = (bundleSid: string, objectSid: string) =>
    writing(() => compliance.bundles(bundleSid).itemAssignments.create({ objectSid }));

  /** Takes the item that is assigned, or one that was made and never assigned; makes one when there is none. */
  async function putItem(
    items: Items,
    bundleSid: string,
    assigned: Item | undefined,
    type: string,
    attributes: Attributes,
  ): Promise<string> {
    const friendlyName = nameOf(bundleSid, type);
    const made = assigned ?? (await reading(() => items.list(lookBack()))).find((item) => item.friendlyName === friendlyName);
    const item = made ?? (await writing(() => items.create({ friendlyName, type, attributes })));
    if (made && !isDeepStrictEqual(made.attributes, attributes)) await writing(() => items.update(item.sid, { attributes }));
    if (!assigned) await assign(bundleSid, item.sid);
    return item.sid;
  }

  async function putAddress(bundleSid: string, address: NonNullable<RegulatoryProfile["address"]>): Promise<string> {
    const friendlyName = nameOf(bundleSid);
    const { country: isoCountry, ...place } = address;
    const known = await reading(() => client.addresses.list({ friendlyName, limit: 20 }));
    const isSame = (other: (typeof known)[number]) =>
      Object.entries(place).every(([name, value]) => other[name as keyof typeof place] === value);
    const ours = known.filter((other) => other.friendlyName === friendlyName && other.isoCountry === isoCountry);
    const same = ours.find(isSame);
    if (same) return same.sid;
    // A country cannot be changed.
    const [first] = ours;
    const written = first
      ? await writing(() => client.addresses(first.sid).update(place))
      : await writing(() => client.addresses.create({ ...place, isoCountry, friendlyName }));
    return written.sid;
  }

  return {
    async put(bundleSid, regulation, profile) {
      const assignments = await assignedTo(bundleSid);
      const wantsAddress = regulation.documents.some(({ accepted }) => accepted.some(({ fields }) => fields.includes(ADDRESS)));
      const addressSid = wantsAddress && profile.address ? await putAddress(bundleSid, profile.address) : null;

      const [endUser] = await fetched(endUsers, assignments, "IT");
      const endUserSid = await putItem(endUsers, bundleSid, endUser?.item, profile.endUserType, { ...profile.attributes });

      const wanted = chooseDocuments(regulation, profile, addressSid);
      const present = await fetched(documents, assignments, "RD");
      for (const { assignment, item } of present) {
        if (wanted.has(item.type)) continue;
        // A bundle takes one document for each proof; this one is not given any more.
        await unlessGone(writing(() => compliance.bundles(bundleSid).itemAssignments(assignment.sid).remove()));
        await unlessGone(writing(() => compliance.supportingDocuments(item.sid).remove()));
      }
      for (const [type, attributes] of wanted) {
        await putItem(documents, bundleSid, present.find(({ item }) => item.type === type)?.item, type, attributes);
      }
      return { endUserSid, addressSid };
    },

    async find(bundleSid) {
      const assignments = await assignedTo(bundleSid);
      const papers = await fetched(documents, assignments, "RD");
      const [addressSid] = papers.flatMap(({ item }) => Addressed.safeParse(item.attributes).data?.address_sids ?? []);
      return {
        endUserSid: assignments.find(({ objectSid }) => objectSid.startsWith("IT"))?.objectSid ?? "",
        addressSid: addressSid ?? null,
      };
    },

    async reasonsOf(bundleSid) {
      const papers = await fetched(documents, await assignedTo(bundleSid), "RD");
      return papers.flatMap(({ item }) => item.failureReason || []);
    },

    async removeBundle(bundleSid) {
      const assigned = (await unlessGone(assignedTo(bundleSid))) ?? [];
      const named = (await reading(() => documents.list(lookBack()))).filter(({ friendlyName }) =>
        friendlyName?.startsWith(nameOf(bundleSid)),
      );
      const papers = new Set([
        ...assigned.map(({ objectSid }) => objectSid).filter((sid) => sid.startsWith("RD")),
        ...named.map(({ sid }) => sid),
      ]);
      await unlessGone(writing(() => compliance.bundles(bundleSid).remove()));
      for (const sid of papers) await unlessGone(writing(() => compliance.supportingDocuments(sid).remove()));
    },
  };
}

/** What the profile gives, by type: one document may prove several things. */
function chooseDocuments({ documents }: Regulation, profile: RegulatoryProfile, addressSid: string | null): Map<string, Attributes> {
  const chosen = new Map<string, Attributes>();
  for (const { accepted } of documents) {
    const given = profile.documents.find(({ type }) => accepted.some((option) => option.type === type));
    const option = given
      ? accepted.find(({ type }) => type === given.type)
      : // An address needs no paper to go with it.
        addressSid && accepted.find(({ type, fields }) => type.endsWith("_address") && fields.includes(ADDRESS));
    if (!option) continue;
    const attributes: Attributes = { ...given?.attributes, ...chosen.get(option.type) };
    for (const field of option.fields) {
      const value = field === ADDRESS ? addressSid && [addressSid] : (given?.attributes[field] ?? profile.attributes[field]);
      if (value) attributes[field] = value;
    }
    chosen.set(option.type, attributes);
  }
  return chosen;
}
