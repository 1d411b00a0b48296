import { confiance as en } from "../../lib/messages/en/confiance.ts";
import { confiance as fr } from "../../lib/messages/fr/confiance.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const trustWords = wordsOf(fr, en);
