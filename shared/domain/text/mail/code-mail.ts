import type { Locale } from "../../call/level.ts";
import { type Block, type Mail, renderMail } from "./render-mail.ts";

/** How long a code is accepted; Auth is set to the same in `supabase/config.toml`. */
export const CODE_MINUTES = 30;

/** What a code is for. `address_current` and `address_new` are the two halves of one change of address. */
export const CODE_PURPOSES = ["sign_up", "sign_in", "new_password", "address_current", "address_new", "confirm"] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

export interface CodeMail {
  readonly purpose: CodePurpose;
  readonly locale: Locale;
  readonly code: string;
  /** The address an account is to change to; shown to the one it changes from. */
  readonly newAddress?: string | undefined;
}

export function codeMail({ purpose, locale, code, newAddress }: CodeMail): Mail {
  const { subject, why, unasked } = WORDING[locale][purpose];
  const { title, duration, where, secret, signature } = COMMON[locale];
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  return renderMail(locale, {
    subject,
    title,
    blocks: [
      paragraph(why(newAddress)),
      paragraph(duration),
      { kind: "code", code },
      paragraph(where),
      paragraph(secret),
      paragraph(unasked),
      paragraph(signature),
    ],
  });
}

interface Wording {
  readonly subject: string;
  readonly why: (newAddress: string | undefined) => string;
  readonly unasked: string;
}

const COMMON: Record<Locale, Record<"title" | "duration" | "where" | "secret" | "signature", string>> = {
  fr: {
    title: "Votre code Ethiq",
    duration: `Prenez votre temps. Il marche pendant ${CODE_MINUTES} minutes.`,
    where: "Tapez-le sur la page Ethiq que vous avez ouverte.",
    secret: "Ne donnez ce code à personne, même au téléphone. Ethiq ne vous le demandera jamais.",
    signature: "Ethiq",
  },
  en: {
    title: "Your Ethiq code",
    duration: `Take your time. It works for ${CODE_MINUTES} minutes.`,
    where: "Type it on the Ethiq page that you opened.",
    secret: "Give this code to nobody, not even on the phone. Ethiq will never ask you for it.",
    signature: "Ethiq",
  },
};

const WORDING: Record<Locale, Record<CodePurpose, Wording>> = {
  fr: {
    sign_up: {
      subject: "Votre code pour ouvrir votre compte Ethiq",
      why: () => "Voici votre code à 6 chiffres pour ouvrir votre compte.",
      unasked: "Vous n'avez rien demandé ? Ne faites rien. Aucun compte ne sera ouvert.",
    },
    sign_in: {
      subject: "Votre code de connexion Ethiq",
      why: () => "Voici votre code à 6 chiffres pour vous connecter.",
      unasked: "Vous n'avez rien demandé ? Ne faites rien. Sans ce code, personne n'entre dans votre compte.",
    },
    new_password: {
      subject: "Votre code pour choisir un nouveau mot de passe Ethiq",
      why: () => "Voici votre code à 6 chiffres pour choisir un nouveau mot de passe.",
      unasked: "Vous n'avez rien demandé ? Ne faites rien. Votre mot de passe reste le même.",
    },
    address_current: {
      subject: "Votre adresse e-mail Ethiq va changer",
      why: (newAddress) =>
        `${newAddress ? `Vous voulez passer à l'adresse ${newAddress}.` : "Vous voulez changer d'adresse e-mail."} ` +
        "Nous envoyons un code à chaque adresse. Il faut taper les deux. Voici celui de votre adresse actuelle.",
      unasked: "Vous n'avez rien demandé ? Ne tapez pas ce code. Changez votre mot de passe dès maintenant.",
    },
    address_new: {
      subject: "Confirmez votre nouvelle adresse e-mail Ethiq",
      why: () =>
        "Cette adresse va servir pour un compte Ethiq. Nous envoyons un code à chaque adresse. Il faut taper les deux. " +
        "Voici celui de la nouvelle adresse.",
      unasked: "Vous n'avez rien demandé ? Ne faites rien. Cette adresse ne sera pas utilisée.",
    },
    confirm: {
      subject: "Votre code de confirmation Ethiq",
      why: () => "Voici votre code à 6 chiffres pour confirmer un changement de votre compte.",
      unasked: "Vous n'avez rien demandé ? Ne tapez pas ce code. Changez votre mot de passe dès maintenant.",
    },
  },
  en: {
    sign_up: {
      subject: "Your code to open your Ethiq account",
      why: () => "Here is your 6-digit code to open your account.",
      unasked: "You did not ask for it? Do nothing. No account will be opened.",
    },
    sign_in: {
      subject: "Your Ethiq sign-in code",
      why: () => "Here is your 6-digit code to sign in.",
      unasked: "You did not ask for it? Do nothing. Without this code, nobody enters your account.",
    },
    new_password: {
      subject: "Your code to choose a new Ethiq password",
      why: () => "Here is your 6-digit code to choose a new password.",
      unasked: "You did not ask for it? Do nothing. Your password stays the same.",
    },
    address_current: {
      subject: "Your Ethiq e-mail address is about to change",
      why: (newAddress) =>
        `${newAddress ? `You want to change to ${newAddress}.` : "You want to change your e-mail address."} ` +
        "We send a code to each address. Type both of them. This one is for your present address.",
      unasked: "You did not ask for it? Do not type this code. Change your password now.",
    },
    address_new: {
      subject: "Confirm your new Ethiq e-mail address",
      why: () =>
        "This address is to be used for an Ethiq account. We send a code to each address. Type both of them. " +
        "This one is for the new address.",
      unasked: "You did not ask for it? Do nothing. This address will not be used.",
    },
    confirm: {
      subject: "Your Ethiq confirmation code",
      why: () => "Here is your 6-digit code to confirm a change of your account.",
      unasked: "You did not ask for it? Do not type this code. Change your password now.",
    },
  },
};
