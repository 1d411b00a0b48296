import { appels as en } from "../../lib/messages/en/appels.ts";
import { appels as fr } from "../../lib/messages/fr/appels.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const callWords = wordsOf(fr, en);
