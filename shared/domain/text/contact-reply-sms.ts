import type { Locale } from "../call/level.ts";

/** `not_invited`: a yes to nothing that was asked. `unclear`: no answer we know. */
export type ContactReplyOutcome = "accepted" | "declined" | "stopped" | "not_invited" | "unclear";

/** What we answer to somebody who answered us. One segment each. */
export const contactReplySms = (outcome: ContactReplyOutcome, locale: Locale): string => TEXTS[locale][outcome];

const TEXTS: Record<Locale, Record<ContactReplyOutcome, string>> = {
  fr: {
    accepted: "Ethiq : c'est noté, merci. Vous recevrez un SMS en cas d'appel suspect. STOP pour ne plus rien recevoir.",
    declined: "Ethiq : c'est noté. Vous ne recevrez pas d'alerte. Pour changer d'avis, ouvrez le lien de notre premier SMS.",
    stopped: "Ethiq : c'est noté. Nous ne vous enverrons plus rien.",
    not_invited: "Ethiq : aucune demande n'attend votre accord. Votre proche peut vous en envoyer une nouvelle.",
    unclear: "Ethiq : nous n'avons pas compris. Répondez OUI pour accepter, NON pour refuser, STOP pour ne plus rien recevoir.",
  },
  en: {
    accepted: "Ethiq: noted, thank you. You will get a text about a suspicious call. STOP to get nothing more.",
    declined: "Ethiq: noted. You will get no alert. To change your mind, open the link in our first text.",
    stopped: "Ethiq: noted. We will send you nothing more.",
    not_invited: "Ethiq: there is no request waiting for your answer. Your relative can send you a new one.",
    unclear: "Ethiq: we did not understand. Reply YES to accept, NO to refuse, STOP to get nothing more.",
  },
};
