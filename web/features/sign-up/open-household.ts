import type { ApiClient } from "../../../shared/client/api-client.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { type SignUpAnswers, tenantOf } from "./sign-up-answers.ts";

/** For an account that has none yet: trying again after a lost answer opens no second one. */
export async function openHousehold(api: ApiClient, answers: SignUpAnswers, locale: Locale): Promise<void> {
  const { data } = await api.get("/tenants", { params: { query: { limit: 1 } } });
  if (data.items.length > 0) return;
  await api.create("/tenants", { body: tenantOf(answers, locale) });
}

/** The account may be older than the answers: it was begun once, and never confirmed. */
export async function nameAccount(api: ApiClient, { displayName }: Pick<SignUpAnswers, "displayName">, locale: Locale): Promise<void> {
  const { data, etag } = await api.get("/account");
  if (data.displayName === displayName && data.locale === locale) return;
  try {
    await api.patch("/account", { params: { header: { "if-match": etag ?? "" } }, body: { displayName, locale } });
  } catch (error) {
    // Somebody changed it meanwhile, on purpose.
    if (toAppError(error).code !== "precondition_failed") throw error;
  }
}
