import { forgetAllTyped } from "./keep-typed.ts";
import { forgetLastState } from "./last-state.ts";

/** As in public/sw.js. */
const PERSONAL_CACHE = /^ethiq-personal-/;

/** At sign-out: nothing of this person stays in the browser. */
export async function forgetVisit(): Promise<void> {
  forgetAllTyped(window.sessionStorage);
  forgetLastState(window.localStorage);
  if (!("caches" in window)) return;
  const names = await window.caches.keys();
  await Promise.all(names.filter((name) => PERSONAL_CACHE.test(name)).map((name) => window.caches.delete(name)));
}
