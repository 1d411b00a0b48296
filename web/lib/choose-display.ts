"use server";

import { cookies } from "next/headers";
import { DISPLAY_COOKIE, formatDisplay, parseDisplay } from "./display.ts";
import { keepChoice } from "./keep-choice.ts";

/** Changes what the form names (`theme`, `text`) and leaves the rest. */
export async function chooseDisplay(form: FormData): Promise<void> {
  const current = parseDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  const wanted = [form.get("theme") ?? current.theme, form.get("text") ?? current.text].join(".");
  await keepChoice(DISPLAY_COOKIE, formatDisplay(parseDisplay(wanted)));
}
