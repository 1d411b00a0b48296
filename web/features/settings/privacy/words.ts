import { confidences as en } from "../../../lib/messages/en/confidences.ts";
import { confidences as fr } from "../../../lib/messages/fr/confidences.ts";
import { wordsOf } from "../../../lib/messages/words-of.ts";

export const privacyWords = wordsOf(fr, en);
