import { accord as en } from "../../lib/messages/en/accord.ts";
import { accord as fr } from "../../lib/messages/fr/accord.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const agreementWords = wordsOf(fr, en);
