import { z } from "zod";
import { DisplayName } from "../../../shared/contracts/v1/account.ts";
import { Email } from "../../../shared/contracts/v1/invitations.ts";
import type { NewTenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { signUpWords } from "./words.ts";

const MOST_ORGANISATION = 120;

/** What is asked of somebody who starts. */
export const SignUpAnswers = z
  .object({
    forWhom: z.enum(["me", "relative", "organisation"]),
    displayName: DisplayName,
    organisation: z.string().trim().max(MOST_ORGANISATION),
    email: z.string().trim().pipe(Email),
  })
  .superRefine(({ forWhom, organisation }, context) => {
    if (forWhom === "organisation" && organisation === "") context.addIssue({ code: "custom", path: ["organisation"], message: "missing" });
  });
export type SignUpAnswers = z.output<typeof SignUpAnswers>;

/** The household that these answers open. Its name can be changed later. */
export function tenantOf({ forWhom, displayName, organisation }: SignUpAnswers, locale: Locale): NewTenant {
  const shared = { locale, country: "FR" };
  return forWhom === "organisation"
    ? { ...shared, name: organisation, kind: "organisation" }
    : { ...shared, name: signUpWords(locale).household(displayName), kind: "household" };
}
