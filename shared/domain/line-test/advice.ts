import type { Locale } from "../call/level.ts";
import type { FailureReason, HopName } from "./words.ts";

interface Advice {
  /** What happened. */
  readonly what: string;
  /** What to do now. */
  readonly next: string;
}

const HOPS: Record<Locale, Record<HopName, string>> = {
  fr: {
    registered: "Votre téléphone est relié à Ethiq",
    ringing: "Votre téléphone sonne",
    answered: "Une personne décroche",
    heard: "Vous nous entendez",
    speaks: "Nous vous entendons",
    line: "La ligne répond au réseau",
    forwarded: "L'opérateur renvoie l'appel",
    ethiq: "Ethiq décroche",
    telephone: "Votre téléphone sonne",
    person: "Une personne répond",
    both_ways: "On s'entend des deux côtés",
    listening: "L'écoute marche",
    private: "Le message privé reste privé",
  },
  en: {
    registered: "Your telephone is connected to Ethiq",
    ringing: "Your telephone rings",
    answered: "Somebody picks up",
    heard: "You hear us",
    speaks: "We hear you",
    line: "The line answers the network",
    forwarded: "The operator forwards the call",
    ethiq: "Ethiq picks up",
    telephone: "Your telephone rings",
    person: "A person answers",
    both_ways: "Both sides hear each other",
    listening: "Listening works",
    private: "The private message stays private",
  },
};

const FR: Record<FailureReason, Advice> = {
  number_wrong: { what: "Le réseau ne connaît pas ce numéro.", next: "Vérifiez le numéro de la ligne, puis recommencez." },
  out_of_service: { what: "La ligne ne répond pas au réseau.", next: "Vérifiez que la ligne est en service, puis recommencez." },
  line_busy: { what: "La ligne est occupée.", next: "Attendez la fin de l'appel en cours, puis recommencez." },
  not_forwarded: {
    what: "L'opérateur n'a pas renvoyé l'appel.",
    next: "Souvent, le code n'est pas complet. Refaites le code de renvoi, puis recommencez.",
  },
  answered_elsewhere: {
    what: "Quelqu'un, ou une messagerie, a pris l'appel avant Ethiq.",
    next: "Choisissez le renvoi de tous les appels. Refaites le code, puis recommencez.",
  },
  our_fault: { what: "C'est de notre côté.", next: "Vous n'avez rien à changer. Recommencez dans quelques minutes." },
  not_registered: {
    what: "Votre téléphone n'est pas relié à Ethiq.",
    next: "Vérifiez la prise et la lumière de l'adaptateur, ou ouvrez l'application.",
  },
  busy: { what: "Votre téléphone est occupé.", next: "Raccrochez bien le combiné, puis recommencez." },
  declined: { what: "L'appel a été refusé sur votre téléphone.", next: "Enlevez le mode « Ne pas déranger », puis recommencez." },
  no_answer: { what: "Personne n'a décroché.", next: "Restez près du téléphone, puis recommencez." },
  network: { what: "Le réseau n'a pas pu joindre votre téléphone.", next: "Vérifiez votre connexion Internet, puis recommencez." },
  no_key: {
    what: "Personne n'a appuyé sur la touche 1.",
    next: "Une messagerie a peut-être pris l'appel. Allongez son délai, puis recommencez.",
  },
  hung_up: { what: "L'appel s'est terminé trop tôt.", next: "Restez en ligne jusqu'à la fin, puis recommencez." },
  caller_not_heard: {
    what: "Vous n'entendez pas bien l'appelant.",
    next: "Vérifiez le volume et la connexion Internet, puis recommencez.",
  },
  person_not_heard: {
    what: "L'appelant ne vous entend pas bien.",
    next: "Vérifiez le micro et la connexion Internet. Parlez près du combiné, puis recommencez.",
  },
  not_recognised: { what: "Nous n'avons pas compris le mot.", next: "Allez dans une pièce calme. Parlez lentement, puis recommencez." },
  word_not_heard: { what: "Nous n'avons pas entendu le mot privé.", next: "Répétez le mot à voix haute. Recommençons ensemble." },
  whisper_heard: {
    what: "Le message privé s'entend chez l'appelant.",
    next: "Prenez le combiné, ou éloignez le haut-parleur du micro. Puis recommencez.",
  },
};

const EN: Record<FailureReason, Advice> = {
  number_wrong: { what: "The network does not know this number.", next: "Check the number of the line, then try again." },
  out_of_service: { what: "The line does not answer the network.", next: "Check that the line is in service, then try again." },
  line_busy: { what: "The line is busy.", next: "Wait until the call is over, then try again." },
  not_forwarded: {
    what: "The operator did not forward the call.",
    next: "Often the code is not complete. Dial the forwarding code again, then try again.",
  },
  answered_elsewhere: {
    what: "Somebody, or a voicemail, took the call before Ethiq.",
    next: "Choose to forward all calls. Dial the code again, then try again.",
  },
  our_fault: { what: "This is on our side.", next: "You have nothing to change. Try again in a few minutes." },
  not_registered: {
    what: "Your telephone is not connected to Ethiq.",
    next: "Check the plug and the light of the adapter, or open the app.",
  },
  busy: { what: "Your telephone is busy.", next: "Put the handset back in its place, then try again." },
  declined: { what: "The call was refused on your telephone.", next: "Turn off “Do not disturb”, then try again." },
  no_answer: { what: "Nobody picked up.", next: "Stay near the telephone, then try again." },
  network: { what: "The network could not reach your telephone.", next: "Check your Internet connection, then try again." },
  no_key: { what: "Nobody pressed 1.", next: "A voicemail may have taken the call. Make it wait longer, then try again." },
  hung_up: { what: "The call ended too soon.", next: "Stay on the line until the end, then try again." },
  caller_not_heard: { what: "You do not hear the caller well.", next: "Check the volume and the Internet connection, then try again." },
  person_not_heard: {
    what: "The caller does not hear you well.",
    next: "Check the microphone and the Internet connection. Speak close to it, then try again.",
  },
  not_recognised: { what: "We did not understand the word.", next: "Go to a quiet room. Speak slowly, then try again." },
  word_not_heard: { what: "We did not hear the private word.", next: "Repeat the word aloud. Let us try again together." },
  whisper_heard: {
    what: "The private message can be heard by the caller.",
    next: "Use the handset, or move the loudspeaker away from the microphone. Then try again.",
  },
};

const ADVICE: Record<Locale, Record<FailureReason, Advice>> = { fr: FR, en: EN };

export const hopTitle = (hop: HopName, locale: Locale): string => HOPS[locale][hop];
export const failureAdvice = (reason: FailureReason, locale: Locale): Advice => ADVICE[locale][reason];
