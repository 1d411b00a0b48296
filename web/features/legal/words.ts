import { legal as en } from "../../lib/messages/en/legal.ts";
import { legal as fr } from "../../lib/messages/fr/legal.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const legalWords = wordsOf(fr, en);
