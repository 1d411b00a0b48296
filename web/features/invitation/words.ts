import { invitation as en } from "../../lib/messages/en/invitation.ts";
import { invitation as fr } from "../../lib/messages/fr/invitation.ts";
import { wordsOf } from "../../lib/messages/words-of.ts";

export const invitationWords = wordsOf(fr, en);
