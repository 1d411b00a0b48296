import { publicPages as en } from "../../lib/messages/en/public.ts";
import { publicPages as fr } from "../../lib/messages/fr/public.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const publicWords = wordsOf(fr, en);
