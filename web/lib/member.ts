import { cookies } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { cache } from "react";
import type { ApiClient } from "../../shared/client/api-client.ts";
import type { Role, Tenant } from "../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../shared/domain/call/level.ts";
import { toAppError } from "../../shared/domain/errors.ts";
import { ALL_TENANTS } from "./all-tenants.ts";
import { serverApi } from "./api.ts";
import { secondFactorThen, signInAgainThen, signInThen } from "./local-path.ts";
import { pickTenant, TENANT_COOKIE } from "./pick-tenant.ts";
import { requestLocale } from "./request-locale.ts";
import { requestPath } from "./request-path.ts";
import { currentVisitor, type Visitor } from "./supabase/server.ts";

export interface Member extends Visitor {
  /** Acts as this person. */
  api: ApiClient;
  /** The household that is shown. */
  tenant: Tenant;
  role: Role;
  /** All of the person's, to choose from. */
  tenants: readonly Tenant[];
  locale: Locale;
}

/** Who is signed in; everybody else is sent to sign-in and comes back to this page. */
export const requireVisitor = cache(async (): Promise<Visitor> => (await currentVisitor()) ?? redirect(signInThen(await requestPath())));

const askTenants = cache(async (): Promise<readonly Tenant[]> => {
  const { token } = await requireVisitor();
  return (await serverApi(token).get("/tenants", ALL_TENANTS)).data.items;
});

/** For the frame, which stands without them too. */
export const loadTenantsOrNone = (): Promise<readonly Tenant[]> =>
  orSignIn(askTenants()).catch((error: unknown) => {
    unstable_rethrow(error);
    return [];
  });

/**
 * For the page of a signed-in person. Rejects with an `AppError` when the API is away: `(membre)/error.tsx` then says so. Somebody
 * without a household is led to make one.
 */
export const requireMember = cache(async (): Promise<Member> => {
  const visitor = await requireVisitor();
  const [tenants, locale, store] = await Promise.all([orSignIn(askTenants()), requestLocale(), cookies()]);
  const tenant = pickTenant(tenants, store.get(TENANT_COOKIE)?.value) ?? redirect("/inscription");
  return { ...visitor, api: serverApi(visitor.token), tenant, role: tenant.role, tenants, locale };
});

export interface Person extends Visitor {
  /** Acts as this person. */
  api: ApiClient;
  /** The household that is shown, if there is one. */
  tenant: Tenant | undefined;
  locale: Locale;
}

/** As `requireMember`, for what is the person's own: it opens without a household too, for who left or erased the last one. */
export async function requirePerson(): Promise<Person> {
  const visitor = await requireVisitor();
  const [tenants, locale, store] = await Promise.all([orSignIn(askTenants()), requestLocale(), cookies()]);
  return { ...visitor, api: serverApi(visitor.token), tenant: pickTenant(tenants, store.get(TENANT_COOKIE)?.value), locale };
}

/** The answer; when the API no longer knows the session, or misses its second factor, sign-in and back to this page. */
export async function orSignIn<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "session_required") redirect(signInAgainThen(await requestPath()));
    if (code === "second_factor_required") redirect(secondFactorThen(await requestPath()));
    throw error;
  }
}
