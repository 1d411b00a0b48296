import type { Locale } from "../../call/level.ts";
import { type Block, type Mail, renderMail } from "./render-mail.ts";

export interface InvitationMail {
  readonly locale: Locale;
  /** Null when the person who invites has no name on record. */
  readonly inviterName: string | null;
  readonly tenantName: string;
  readonly role: "owner" | "carer" | "viewer";
  readonly url: string;
}

export function invitationMail({ locale, inviterName, tenantName, role, url }: InvitationMail): Mail {
  const { someone, subject, title, invites, rights, label, duration, unknown, about } = WORDING[locale];
  const inviter = plainName(inviterName ?? "") || someone;
  const tenant = plainName(tenantName) || "Ethiq";
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  return renderMail(locale, {
    subject: subject(inviter),
    title,
    blocks: [
      paragraph(invites(inviter, tenant)),
      paragraph(rights[role]),
      { kind: "link", label, url },
      paragraph(duration),
      paragraph(unknown),
      paragraph(about),
    ],
  });
}

// A name typed by a stranger reaches a mailbox in our name: no address, no line break, nothing that could pass for a sentence of ours.
const plainName = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}' ’-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60)
    .trim();

const WORDING: Record<
  Locale,
  Record<"someone" | "title" | "label" | "duration" | "unknown" | "about", string> & {
    subject: (inviter: string) => string;
    invites: (inviter: string, tenant: string) => string;
    rights: Record<InvitationMail["role"], string>;
  }
> = {
  fr: {
    someone: "Une personne",
    subject: (inviter) => `${inviter} vous invite sur Ethiq`,
    title: "Vous êtes invité sur Ethiq",
    invites: (inviter, tenant) => `${inviter} vous invite à rejoindre « ${tenant} ».`,
    rights: {
      owner: "Vous pourrez tout voir et tout régler.",
      carer: "Vous pourrez régler la protection, voir les appels et lire les paroles gardées.",
      viewer: "Vous pourrez voir les appels, mais pas les paroles.",
    },
    label: "Voir l'invitation",
    duration: "Vous pourrez dire oui ou non. L'invitation marche pendant 14 jours.",
    unknown: "Vous ne connaissez pas cette personne ? Ne faites rien.",
    about: "Ethiq repère les arnaques pendant les appels et prévient les proches.",
  },
  en: {
    someone: "Somebody",
    subject: (inviter) => `${inviter} invites you to Ethiq`,
    title: "You are invited to Ethiq",
    invites: (inviter, tenant) => `${inviter} invites you to join “${tenant}”.`,
    rights: {
      owner: "You will be able to see and change everything.",
      carer: "You will be able to see the calls and the words we keep. You will also be able to set the protection.",
      viewer: "You will be able to see the calls, but not the words.",
    },
    label: "See the invitation",
    duration: "You can say yes or no. The invitation works for 14 days.",
    unknown: "You do not know this person? Do nothing.",
    about: "Ethiq spots scams during phone calls and tells the relatives.",
  },
};
