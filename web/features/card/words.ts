import { carte as en } from "../../lib/messages/en/carte.ts";
import { carte as fr } from "../../lib/messages/fr/carte.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const cardWords = wordsOf(fr, en);
