import { profil as en } from "../../../lib/messages/en/profil.ts";
import { profil as fr } from "../../../lib/messages/fr/profil.ts";
import { wordsOf } from "../../../lib/messages/words-of.ts";

export const profileWords = wordsOf(fr, en);
