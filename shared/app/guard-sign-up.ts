import type { Log } from "../config/log.ts";
import { networkOf } from "../domain/network-of.ts";
import type { SignUpRefusal } from "../domain/text/sign-up-refusal.ts";
import type { AuthPeople } from "../ports/auth-people.ts";
import type { SingleUse } from "../ports/live-calls.ts";
import type { RateBudget, RateLimiter } from "../ports/rate-limiter.ts";
import { idOf } from "./digest.ts";

export interface GuardSignUpDeps {
  people: Pick<AuthPeople, "isInvited">;
  limiter: RateLimiter;
  singleUse: SingleUse;
  isDisposable: (domain: string) => boolean;
  /** Addresses or domains, in lower case; empty: everyone may. */
  allowList: readonly string[];
  log: Log;
}

export interface SignUp {
  email: string;
  address: string | undefined;
  /** The same when Auth repeats the question. */
  eventId: string;
}

const HOUR = 3_600;
const PER_ADDRESS = 20;
const PER_DOMAIN = 30;
/** Where most people have their mailbox: a limit for one company must not stop everybody else. */
const PER_LARGE_DOMAIN = 1_000;
const LARGE_DOMAINS = new Set(
  (
    "gmail.com googlemail.com orange.fr wanadoo.fr free.fr sfr.fr neuf.fr bbox.fr laposte.net numericable.fr hotmail.fr hotmail.com " +
    "hotmail.co.uk outlook.fr outlook.com live.fr live.com msn.com yahoo.fr yahoo.com yahoo.co.uk icloud.com me.com aol.com gmx.fr gmx.com " +
    "proton.me protonmail.com btinternet.com sky.com virginmedia.com"
  ).split(" "),
);

/**
 * Whether an account may be opened; undefined: it may. Invited people always may. Counting fails open, since a cache that is away must
 * not keep people out; not knowing whether somebody is invited does not, since this only matters for those another rule stops.
 */
export async function guardSignUp(deps: GuardSignUpDeps, { email, address, eventId }: SignUp): Promise<SignUpRefusal | undefined> {
  const refusal = await refusalOf(deps, email.toLowerCase(), address, eventId);
  if (!refusal) return undefined;
  try {
    if (await deps.people.isInvited(email)) return undefined;
  } catch {
    deps.log.warn("sign_up_not_decided", { refusal });
    return "not_now";
  }
  deps.log.info("sign_up_refused", { refusal });
  return refusal;
}

async function refusalOf(
  { limiter, singleUse, isDisposable, allowList }: GuardSignUpDeps,
  email: string,
  address: string | undefined,
  eventId: string,
): Promise<SignUpRefusal | undefined> {
  const domain = email.slice(email.lastIndexOf("@") + 1).replace(/\.$/, "");
  if (allowList.length > 0 && !allowList.includes(email) && !allowList.includes(domain)) return "not_listed";
  if (isDisposable(domain)) return "disposable_address";
  // Auth asks again when an answer was lost; that is not another sign-up.
  if ((await singleUse.claim(`sign-up:${eventId}`, HOUR)) === false) return undefined;
  const budget = async (kind: string, subject: string, limit: number): Promise<RateBudget> => ({
    key: `sign-up:${kind}:${await idOf(subject)}`,
    limit,
    windowSeconds: HOUR,
  });
  const budgets = [await budget("domain", domain, LARGE_DOMAINS.has(domain) ? PER_LARGE_DOMAIN : PER_DOMAIN)];
  if (address) budgets.push(await budget("address", networkOf(address), PER_ADDRESS));
  return (await limiter.count(budgets))?.isAllowed === false ? "too_many" : undefined;
}
