"use server";

import { cookies } from "next/headers";
import { LOCALE_COOKIE, pickLocale } from "./locale.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

export async function chooseLocale(form: FormData): Promise<void> {
  const locale = pickLocale(String(form.get("locale")), null);
  (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax", httpOnly: true });
}
