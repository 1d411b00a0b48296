import { connexion as en } from "../../lib/messages/en/connexion.ts";
import { connexion as fr } from "../../lib/messages/fr/connexion.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const signInWords = wordsOf(fr, en);
