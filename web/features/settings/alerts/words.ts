import { alertes as en } from "../../../lib/messages/en/alertes.ts";
import { alertes as fr } from "../../../lib/messages/fr/alertes.ts";
import { wordsOf } from "../../../lib/messages/words-of.ts";

export const alertWords = wordsOf(fr, en);
