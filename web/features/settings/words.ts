import { reglages as en } from "../../lib/messages/en/reglages.ts";
import { reglages as fr } from "../../lib/messages/fr/reglages.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const settingsWords = wordsOf(fr, en);
