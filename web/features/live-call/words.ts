import { direct as en } from "../../lib/messages/en/direct.ts";
import { direct as fr } from "../../lib/messages/fr/direct.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const liveWords = wordsOf(fr, en);
