import { accueil as en } from "../../lib/messages/en/accueil.ts";
import { accueil as fr } from "../../lib/messages/fr/accueil.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const homeWords = wordsOf(fr, en);
