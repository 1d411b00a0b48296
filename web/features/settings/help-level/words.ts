import { niveauAide as en } from "../../../lib/messages/en/niveau-aide.ts";
import { niveauAide as fr } from "../../../lib/messages/fr/niveau-aide.ts";
import { wordsOf } from "../../../lib/messages/words-of.ts";

export const helpLevelWords = wordsOf(fr, en);
