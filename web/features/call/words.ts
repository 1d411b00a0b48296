import { appel as en } from "../../lib/messages/en/appel.ts";
import { appel as fr } from "../../lib/messages/fr/appel.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const callDetailWords = wordsOf(fr, en);
