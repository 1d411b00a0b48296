import { AppError } from "../../../shared/domain/errors.ts";
import type { SipCredential, SipRegistry } from "../../../shared/ports/sip-registry.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { reading, unlessGone, writing } from "./twilio-errors.ts";

/** Twilio's own limits. */
const DOMAINS = 100;
const LISTS = 100;
const CREDENTIALS = 1_000;
const MAPPINGS = 100;

interface Dated {
  sid: string;
  dateCreated: Date;
}

interface Mappings {
  list(limits: { limit: number; pageSize: number }): Promise<{ sid: string }[]>;
  create(mapping: { credentialListSid: string }): Promise<unknown>;
}

/** Two processes may have made one each: both then take the same. */
const oldest = <Item extends Dated>(items: readonly Item[]): Item | undefined =>
  [...items].sort((a, b) => a.dateCreated.valueOf() - b.dateCreated.valueOf() || (a.sid < b.sid ? -1 : 1))[0];

const isRefusal = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === "provider_refused" || error.code === "conflict");

/** `domain`: `name.sip.twilio.com`. */
export function createTwilioSipRegistry({
  client,
  domain,
  listLimit = CREDENTIALS,
}: {
  client: TwilioClient;
  domain: string;
  /** Credentials that the list takes. */
  listLimit?: number;
}): SipRegistry {
  const listName = `ethiq ${domain}`.slice(0, 64);
  let knownListSid: string | undefined;

  async function findList(): Promise<string | undefined> {
    if (knownListSid) return knownListSid;
    const lists = await reading(() => client.sip.credentialLists.list({ limit: LISTS, pageSize: LISTS }));
    knownListSid = oldest(lists.filter(({ friendlyName }) => friendlyName === listName))?.sid;
    return knownListSid;
  }

  async function requireList(): Promise<string> {
    const found = await findList();
    if (found) return found;
    let refusal: unknown;
    try {
      await writing(() => client.sip.credentialLists.create({ friendlyName: listName }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
    }
    const made = await findList();
    if (!made) throw refusal ?? new AppError("provider_unavailable", "the credential list does not show up yet");
    return made;
  }

  async function requireDomain(): Promise<string> {
    const find = async () => {
      const domains = await reading(() => client.sip.domains.list({ limit: DOMAINS, pageSize: DOMAINS }));
      return domains.find(({ domainName }) => domainName === domain);
    };
    const found = await find();
    if (found?.sipRegistration) return found.sid;
    if (found) {
      await writing(() => client.sip.domains(found.sid).update({ sipRegistration: true }));
      return found.sid;
    }
    try {
      const { sid } = await writing(() => client.sip.domains.create({ domainName: domain, friendlyName: "ethiq", sipRegistration: true }));
      return sid;
    } catch (error) {
      // Taken: by another process of ours a moment ago, or by another account for good.
      const other = isRefusal(error) ? await find() : undefined;
      if (other) return other.sid;
      throw error;
    }
  }

  /** Of both kinds: the one lets a telephone register, the other lets it be called. */
  async function requireMappings(domainSid: string, listSid: string): Promise<void> {
    const { registrations, calls } = client.sip.domains(domainSid).auth;
    const both: Mappings[] = [registrations.credentialListMappings, calls.credentialListMappings];
    for (const mappings of both) {
      const isMapped = async () => {
        const mapped = await reading(() => mappings.list({ limit: MAPPINGS, pageSize: MAPPINGS }));
        return mapped.some(({ sid }) => sid === listSid);
      };
      if (await isMapped()) continue;
      try {
        await writing(() => mappings.create({ credentialListSid: listSid }));
      } catch (error) {
        if (!isRefusal(error) || !(await isMapped())) throw error;
      }
    }
  }

  const credentialsOf = (listSid: string): Promise<SipCredential[]> =>
    reading(() => client.sip.credentialLists(listSid).credentials.list({ limit: CREDENTIALS, pageSize: CREDENTIALS }));

  const among = (credentials: readonly SipCredential[], name: string): SipCredential | undefined => {
    const found = credentials.find(({ username }) => username === name);
    return found && { sid: found.sid, username: found.username };
  };

  /** The list may have been deleted by hand since we learnt of it. */
  async function inList<Result>(list: () => Promise<string>, work: (listSid: string) => Promise<Result>): Promise<Result> {
    try {
      return await work(await list());
    } catch (error) {
      if (!(error instanceof AppError && error.code === "not_found")) throw error;
      knownListSid = undefined;
      return work(await list());
    }
  }

  async function setPassword(listSid: string, { sid, username }: SipCredential, password: string): Promise<SipCredential> {
    await writing(() => client.sip.credentialLists(listSid).credentials(sid).update({ password }));
    return { sid, username };
  }

  return {
    ensureDomain: () => inList(requireList, async (listSid) => requireMappings(await requireDomain(), listSid)),

    async findCredential(username) {
      const listSid = await findList();
      if (!listSid) return undefined;
      const credentials = await unlessGone(credentialsOf(listSid));
      if (!credentials) knownListSid = undefined;
      return among(credentials ?? [], username);
    },

    putCredential: (username, password) =>
      inList(requireList, async (listSid) => {
        const found = among(await credentialsOf(listSid), username);
        if (found) return setPassword(listSid, found, password);
        try {
          const made = await writing(() => client.sip.credentialLists(listSid).credentials.create({ username, password }));
          if (!made.sid) throw new AppError("outcome_unknown", "Twilio named no credential");
          return { sid: made.sid, username };
        } catch (error) {
          if (!isRefusal(error)) throw error;
          const credentials = await credentialsOf(listSid);
          const other = among(credentials, username);
          if (other) return setPassword(listSid, other, password);
          if (credentials.length < listLimit) throw error;
          throw new AppError("provider_refused", "the credential list is full", { cause: error, providerCode: "credentials_full" });
        }
      }),

    async removeCredential(sid) {
      const listSid = await findList();
      if (!listSid) return;
      await unlessGone(writing(() => client.sip.credentialLists(listSid).credentials(sid).remove()));
    },
  };
}
