import { proches as en } from "../../lib/messages/en/proches.ts";
import { proches as fr } from "../../lib/messages/fr/proches.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const contactsWords = wordsOf(fr, en);
