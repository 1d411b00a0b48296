import { journal as en } from "../../../lib/messages/en/journal.ts";
import { journal as fr } from "../../../lib/messages/fr/journal.ts";
import { wordsOf } from "../../../lib/messages/words-of.ts";

export const journalWords = wordsOf(fr, en);
