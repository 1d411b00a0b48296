import { securite as en } from "../../../lib/messages/en/securite.ts";
import { securite as fr } from "../../../lib/messages/fr/securite.ts";
import { wordsOf } from "../../../lib/messages/words-of.ts";

export const securityWords = wordsOf(fr, en);
