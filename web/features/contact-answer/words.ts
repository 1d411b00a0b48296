import { contact as en } from "../../lib/messages/en/contact.ts";
import { contact as fr } from "../../lib/messages/fr/contact.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const contactWords = wordsOf(fr, en);
