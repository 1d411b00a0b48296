import { essai as en } from "../../lib/messages/en/essai.ts";
import { essai as fr } from "../../lib/messages/fr/essai.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const testWords = wordsOf(fr, en);
