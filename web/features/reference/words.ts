import { developpeurs as en } from "../../lib/messages/en/developpeurs.ts";
import { developpeurs as fr } from "../../lib/messages/fr/developpeurs.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const referenceWords = wordsOf(fr, en);
