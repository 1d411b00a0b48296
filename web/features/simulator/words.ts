import { simulateur as en } from "../../lib/messages/en/simulateur.ts";
import { simulateur as fr } from "../../lib/messages/fr/simulateur.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const simulatorWords = wordsOf(fr, en);
