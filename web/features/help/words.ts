import { aide as en } from "../../lib/messages/en/aide.ts";
import { aide as fr } from "../../lib/messages/fr/aide.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const helpWords = wordsOf(fr, en);
