import type { Locale } from "../../shared/domain/call/level.ts";
import { contactLocale } from "../features/contact-answer/contact-locale.ts";
import { requestLocale } from "../lib/request-locale.ts";

/** The language of the page that is asked for, and so of the frames around it. */
export const pageLocale = async (): Promise<Locale> => (await contactLocale()) ?? (await requestLocale());
