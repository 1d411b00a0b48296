import { inscription as en } from "../../lib/messages/en/inscription.ts";
import { inscription as fr } from "../../lib/messages/fr/inscription.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const signUpWords = wordsOf(fr, en);
