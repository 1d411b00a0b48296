import { cles as en } from "../../lib/messages/en/cles.ts";
import { cles as fr } from "../../lib/messages/fr/cles.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const developerWords = wordsOf(fr, en);
