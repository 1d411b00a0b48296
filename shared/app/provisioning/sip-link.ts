import { SipLink } from "../../contracts/sip-link.ts";
import { AppError } from "../../domain/errors.ts";
import type { SingleUse } from "../../ports/live-calls.ts";
import { sha256Hex } from "../digest.ts";
import type { SecretSeal } from "../secret-seal.ts";

/** Long enough to fetch the telephone and install the app. */
export const SIP_LINK_SECONDS = 15 * 60;

const PURPOSE = "sip-link";

export interface SipAccount {
  username: string;
  /** Host of the registrar. */
  host: string;
  password: string;
  version: number;
}

/** The last part of an address that gives an app its account once. Whoever holds it needs nothing else. */
export const sealSipLink = (seal: SecretSeal, { username, host, password, version }: SipAccount, nowMs: number): Promise<string> =>
  seal.seal(PURPOSE, JSON.stringify([version, username, host, password, Math.floor(nowMs / 1_000) + SIP_LINK_SECONDS] satisfies SipLink));

export interface OpenSipLinkDeps {
  seal: SecretSeal;
  singleUse: SingleUse;
  now(): number;
}

/** Rejects with `not_found` for what we never sealed, with `link_over` for what is too old or was opened before. */
export async function openSipLink({ seal, singleUse, now }: OpenSipLinkDeps, token: string): Promise<SipAccount> {
  const opened = await seal.open(PURPOSE, token);
  if (opened === undefined) throw new AppError("not_found", "a link nobody was given");
  const [version, username, host, password, endsAt] = SipLink.parse(JSON.parse(opened));
  if (now() >= endsAt * 1_000) throw new AppError("link_over", "a link that is too old");
  // By what it opens, not by how it is written; and not readable where it is counted.
  const isFirst = await singleUse.claim(`sip-link:${await sha256Hex(`${username}@${host} ${version}`)}`, SIP_LINK_SECONDS);
  if (isFirst === false) throw new AppError("link_over", "a link that was opened before");
  // Whether somebody else has opened it cannot be told, and a second telephone with the same account would not be noticed.
  if (isFirst === undefined) throw new AppError("provider_unavailable", "the use of a link could not be counted");
  return { username, host, password, version };
}
