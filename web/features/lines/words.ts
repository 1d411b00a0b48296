import { lignes as en } from "../../lib/messages/en/lignes.ts";
import { lignes as fr } from "../../lib/messages/fr/lignes.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const lineWords = wordsOf(fr, en);
