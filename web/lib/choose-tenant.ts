"use server";

import { redirect } from "next/navigation";
import { keepChoice } from "./keep-choice.ts";
import { MEMBER_HOME } from "./local-path.ts";
import { TENANT_COOKIE } from "./pick-tenant.ts";

/** Shows another household from now on. Whether one belongs to it is decided when it is read. */
export async function chooseTenant(form: FormData): Promise<void> {
  await keepChoice(TENANT_COOKIE, String(form.get("tenant")));
  redirect(MEMBER_HOME);
}
