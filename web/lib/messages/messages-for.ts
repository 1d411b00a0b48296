import type { Locale } from "../../../shared/domain/call/level.ts";
import { en } from "./en.ts";
import { fr, type Messages } from "./fr.ts";

const CATALOGUES: Record<Locale, Messages> = { fr, en };

export const messagesFor = (locale: Locale): Messages => CATALOGUES[locale];
