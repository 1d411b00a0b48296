import { urgence as en } from "../../lib/messages/en/urgence.ts";
import { urgence as fr } from "../../lib/messages/fr/urgence.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const urgentWords = wordsOf(fr, en);
