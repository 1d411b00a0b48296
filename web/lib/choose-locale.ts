"use server";

import { keepChoice } from "./keep-choice.ts";
import { LOCALE_COOKIE, pickLocale } from "./locale.ts";

export async function chooseLocale(form: FormData): Promise<void> {
  await keepChoice(LOCALE_COOKIE, pickLocale(String(form.get("locale")), null));
}
