import { createHash } from "node:crypto";
import { newSid } from "../ids.ts";
import { TwimlError } from "../twiml/schema.ts";
import type { Method, World } from "../world.ts";

export interface SipDomain {
  readonly sid: string;
  readonly domainName: string;
  friendlyName: string;
  sipRegistration: boolean;
  secure: boolean;
  voiceUrl: string;
  voiceMethod: Method;
  /** Sids of the credential lists that may call through the domain, and register with it. */
  callLists: string[];
  registrationLists: string[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface SipCredential {
  readonly sid: string;
  readonly username: string;
  /** Nobody can read a password again, here neither. */
  digest: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface CredentialList {
  readonly sid: string;
  friendlyName: string;
  credentials: SipCredential[];
  readonly createdAt: string;
  updatedAt: string;
}

/** The account's SIP domains and the passwords of its users. What is refused throws `TwimlError`. */
export interface SipDirectory {
  readonly domains: Map<string, SipDomain>;
  readonly lists: Map<string, CredentialList>;
  addDomain(domainName: string): SipDomain;
  addList(friendlyName: string): CredentialList;
  removeList(list: CredentialList): void;
  addCredential(list: CredentialList, username: string, password: string): SipCredential;
  setPassword(credential: SipCredential, password: string): void;
  /** Whether this user may register there; the reason when not. */
  refusal(domainName: string, username: string, password: string): string | undefined;
  /** Whether the user still is in a list that may register with the domain. */
  knows(domainName: string, username: string): boolean;
}

export const canonicalDomain = (name: string): string => name.toLowerCase().replace(/\.sip\.[a-z0-9-]+\.twilio\.com$/, ".sip.twilio.com");

const MOST_DOMAINS = 100;
const MOST_LISTS = 100;
const MOST_USERNAME = 32;

const digestOf = (username: string, password: string) => createHash("sha256").update(`${username}:${password}`).digest("hex");

function checkPassword(password: string): void {
  if (password.length >= 12 && /\d/.test(password) && /[a-z]/.test(password) && /[A-Z]/.test(password)) return;
  throw new TwimlError(21243, "Password must be at least 12 characters, with a digit, an upper-case and a lower-case letter");
}

export function createSipDirectory(world: World): SipDirectory {
  const domains = new Map<string, SipDomain>();
  const lists = new Map<string, CredentialList>();
  const stamp = () => world.now().toISOString();
  const findDomain = (name: string) => [...domains.values()].find(({ domainName }) => domainName === canonicalDomain(name));
  const credentialsAt = (domain: SipDomain, username: string) =>
    domain.registrationLists.flatMap((sid) => lists.get(sid)?.credentials ?? []).filter((credential) => credential.username === username);

  return {
    domains,
    lists,
    addDomain(name) {
      const domainName = name.toLowerCase();
      if (!/^[a-z0-9][a-z0-9-]*\.sip\.twilio\.com$/.test(domainName)) throw new TwimlError(21231, `Domain name is invalid: ${name}`);
      if (findDomain(domainName) || world.settings.takenDomains.includes(domainName)) {
        throw new TwimlError(21232, `Domain name is already in use: ${name}`);
      }
      if (domains.size >= MOST_DOMAINS) throw new TwimlError(21231, "Too many SIP domains");
      const now = stamp();
      const domain: SipDomain = {
        ...{ sid: newSid("SD"), domainName, friendlyName: domainName, sipRegistration: false, secure: false },
        ...{ voiceUrl: "", voiceMethod: "POST", callLists: [], registrationLists: [], createdAt: now, updatedAt: now },
      };
      domains.set(domain.sid, domain);
      return domain;
    },
    addList(friendlyName) {
      if ([...lists.values()].some((list) => list.friendlyName === friendlyName)) {
        throw new TwimlError(21240, "A credential list with this FriendlyName already exists");
      }
      if (lists.size >= MOST_LISTS) throw new TwimlError(21240, "Too many credential lists");
      const now = stamp();
      const list: CredentialList = { sid: newSid("CL"), friendlyName, credentials: [], createdAt: now, updatedAt: now };
      lists.set(list.sid, list);
      return list;
    },
    removeList(list) {
      const isMapped = [...domains.values()].some((domain) => [...domain.callLists, ...domain.registrationLists].includes(list.sid));
      if (isMapped) throw new TwimlError(21240, "The credential list is mapped to a domain");
      lists.delete(list.sid);
    },
    addCredential(list, username, password) {
      if (username === "" || username.length > MOST_USERNAME) throw new TwimlError(21243, "Username must have 1 to 32 characters");
      checkPassword(password);
      if (list.credentials.some((credential) => credential.username === username)) {
        throw new TwimlError(21243, "Username already exists in this credential list");
      }
      if (list.credentials.length >= world.settings.credentialsPerList) throw new TwimlError(21243, "The credential list is full");
      const now = stamp();
      const credential = { sid: newSid("CR"), username, digest: digestOf(username, password), createdAt: now, updatedAt: now };
      list.credentials.push(credential);
      return credential;
    },
    setPassword(credential, password) {
      checkPassword(password);
      credential.digest = digestOf(credential.username, password);
      credential.updatedAt = stamp();
    },
    refusal(domainName, username, password) {
      const domain = findDomain(domainName);
      if (!domain) return "no such domain";
      if (!domain.sipRegistration) return "the domain takes no registrations";
      if (domain.registrationLists.length === 0) return "no credential list is mapped to registrations";
      const digest = digestOf(username, password);
      return credentialsAt(domain, username).some((credential) => credential.digest === digest) ? undefined : "wrong username or password";
    },
    knows(domainName, username) {
      const domain = findDomain(domainName);
      return domain?.sipRegistration === true && credentialsAt(domain, username).length > 0;
    },
  };
}
