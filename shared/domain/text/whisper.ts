import type { Locale } from "../call/level.ts";
import type { Tactic } from "../risk/types.ts";

export interface WhisperRequest {
  readonly level: 2 | 3;
  /** The strongest reason of the verdict; null when none stands out. */
  readonly tactic: Tactic | null;
  readonly locale: Locale;
}

interface Warning {
  /** What the caller does, said to the person. */
  readonly reason: string;
  /** What to do about it while there is still doubt (level 2). At level 3 the instruction is always to hang up. */
  readonly instruction: string;
}

const FR: Record<Tactic, Warning> = {
  authority: { reason: "Cette personne dit avoir un titre officiel.", instruction: "Vérifiez vous-même avant de répondre." },
  urgency: { reason: "Cette personne vous presse.", instruction: "Prenez votre temps." },
  fear: { reason: "Cette personne cherche à vous faire peur.", instruction: "Ne décidez rien maintenant." },
  isolation: { reason: "On vous demande de n'en parler à personne.", instruction: "Parlez-en à un proche." },
  callback_refusal: { reason: "On vous empêche de raccrocher.", instruction: "Vous pouvez raccrocher et vérifier." },
  credential_request: { reason: "Cette personne vous demande un code.", instruction: "Ne donnez aucun code." },
  money_move: { reason: "On vous demande de déplacer de l'argent.", instruction: "Ne faites aucun virement." },
  remote_access: { reason: "On veut commander votre appareil à distance.", instruction: "N'installez rien." },
  untraceable_payment: { reason: "On vous demande de payer par carte cadeau.", instruction: "Ne payez rien." },
  courier_pickup: { reason: "On veut envoyer quelqu'un chez vous.", instruction: "Ne remettez rien à personne." },
  coaching_to_lie: { reason: "On vous demande de mentir.", instruction: "Parlez-en à un proche." },
  impersonated_relative: { reason: "Ce n'est peut-être pas votre proche.", instruction: "Rappelez son numéro habituel." },
  too_good: { reason: "Cette offre est trop belle.", instruction: "Ne donnez rien et ne payez rien." },
  forwarding_hijack: { reason: "On veut détourner votre téléphone.", instruction: "Ne tapez aucun code." },
  machine_address: { reason: "Cette personne parle à votre protection.", instruction: "Ne donnez aucun code et ne payez rien." },
};

const EN: Record<Tactic, Warning> = {
  authority: { reason: "This person claims an official title.", instruction: "Check it yourself before you answer." },
  urgency: { reason: "This person is rushing you.", instruction: "Take your time." },
  fear: { reason: "This person is trying to frighten you.", instruction: "Decide nothing now." },
  isolation: { reason: "You are being asked to tell nobody.", instruction: "Talk to someone you trust." },
  callback_refusal: { reason: "You are being kept from hanging up.", instruction: "You can hang up and check." },
  credential_request: { reason: "This person is asking for a code.", instruction: "Do not give any code." },
  money_move: { reason: "You are being asked to move money.", instruction: "Do not transfer anything." },
  remote_access: { reason: "They want to control your device.", instruction: "Do not install anything." },
  untraceable_payment: { reason: "You are being asked to pay by gift card.", instruction: "Do not pay anything." },
  courier_pickup: { reason: "They want to send someone to you.", instruction: "Do not hand over anything." },
  coaching_to_lie: { reason: "You are being asked to lie.", instruction: "Talk to someone you trust." },
  impersonated_relative: { reason: "This may not be your relative.", instruction: "Call their usual number." },
  too_good: { reason: "This offer is too good.", instruction: "Give nothing and pay nothing." },
  forwarding_hijack: { reason: "They want to divert your telephone.", instruction: "Do not dial any code." },
  machine_address: { reason: "This person is talking to your protection.", instruction: "Give no code and pay nothing." },
};

const WORDING = {
  fr: {
    warnings: FR,
    careful: "Soyez prudent.",
    carefulReason: "Cet appel est inhabituel.",
    carefulInstruction: "Ne donnez rien et ne payez rien.",
    alarm: "Attention.",
    conclusion: "C'est sans doute une arnaque.",
    hangUp: "Vous pouvez raccrocher maintenant.",
    hangUpShort: "Raccrochez.",
  },
  en: {
    warnings: EN,
    careful: "Be careful.",
    carefulReason: "This call is unusual.",
    carefulInstruction: "Give nothing and pay nothing.",
    alarm: "Attention.",
    conclusion: "This is probably a scam.",
    hangUp: "You can hang up now.",
    hangUpShort: "Hang up.",
  },
} as const;

/** One reason and one instruction, short enough to be spoken calmly in eight seconds; only the protected person may hear it. */
export const whisperText = ({ level, tactic, locale }: WhisperRequest): string => {
  const words = WORDING[locale];
  const warning = tactic === null ? undefined : words.warnings[tactic];
  if (level === 3)
    return warning === undefined
      ? `${words.alarm} ${words.conclusion} ${words.hangUp}`
      : `${words.alarm} ${warning.reason} ${words.conclusion} ${words.hangUpShort}`;
  return `${words.careful} ${warning?.reason ?? words.carefulReason} ${warning?.instruction ?? words.carefulInstruction}`;
};
