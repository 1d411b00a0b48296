import { cookies, headers } from "next/headers";
import { LOCALE_COOKIE, pickLocale } from "./locale.ts";

/** The language of this request's page. */
export const requestLocale = async () => pickLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language"));
