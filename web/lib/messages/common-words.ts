import { common as en } from "./en/common.ts";
import { common as fr } from "./fr/common.ts";
import { wordsOf } from "./words-of.ts";

export const commonWords = wordsOf(fr, en);
