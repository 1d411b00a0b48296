import { installation as en } from "../../lib/messages/en/installation.ts";
import { installation as fr } from "../../lib/messages/fr/installation.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const installationWords = wordsOf(fr, en);
