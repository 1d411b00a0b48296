import type { Locale } from "../call/level.ts";
import { REGISTER_EVERY_SECONDS } from "./registrar.ts";
import { fieldsOn, type Sheet, type SheetValues } from "./sheet.ts";

// The pages of these devices are in English whatever their owner speaks: the names are left as they stand there.

const GRANDSTREAM: Record<Locale, Pick<Sheet, "before" | "after">> = {
  fr: {
    before: [
      "Branchez le téléphone sur la prise PHONE du boîtier, puis le boîtier sur la box et sur le courant.",
      "Décrochez, tapez *** puis 02 : une voix dit l'adresse du boîtier.",
      "Ouvrez cette adresse dans un navigateur, sur le même réseau. Le mot de passe est sur l'étiquette du boîtier.",
      "Recopiez les valeurs ci-dessous, une par une.",
    ],
    after: [
      "Appuyez sur « Apply », en bas de la page, puis sur « Reboot ».",
      "Attendez deux minutes. La lumière du téléphone reste allumée et la page STATUS indique « Registered ».",
      "Lancez l'essai du téléphone : il doit sonner.",
    ],
  },
  en: {
    before: [
      "Plug the telephone into the PHONE socket of the box, then the box into the router and into the mains.",
      "Pick up and dial *** then 02: a voice says the address of the box.",
      "Open that address in a browser on the same network. The password is on the label of the box.",
      "Copy the values below, one by one.",
    ],
    after: [
      "Press “Apply” at the bottom of the page, then “Reboot”.",
      "Wait for two minutes. The telephone's light stays on, and the STATUS page says “Registered”.",
      "Start the test of the telephone: it should ring.",
    ],
  },
};

/** `port`: as the page of the only or the first telephone socket is called. */
export function grandstreamSheet(title: string, port: string, { username, registrar }: SheetValues, locale: Locale): Sheet {
  return {
    title,
    ...GRANDSTREAM[locale],
    fields: fieldsOn(port, [
      ["Account Active", "Yes"],
      ["Primary SIP Server", `${registrar.host}:${registrar.port}`],
      ["Outbound Proxy", ""],
      ["SIP Transport", "TLS"],
      ["NAT Traversal", "Keep-Alive"],
      ["SIP User ID", username],
      ["Authenticate ID", username],
      ["Authenticate Password", null],
      ["SIP Registration", "Yes"],
      // In minutes, on these boxes.
      ["Register Expiration", String(REGISTER_EVERY_SECONDS / 60)],
      ["Preferred DTMF method, Priority 1", "RFC2833"],
      ["Preferred Vocoder, choice 1", "PCMA"],
      ["Preferred Vocoder, choice 2", "PCMU"],
      ["SRTP Mode", "Disabled"],
    ]),
  };
}

const YEALINK: Record<Locale, Pick<Sheet, "before" | "after">> = {
  fr: {
    before: [
      "Branchez le téléphone sur la box et sur le courant.",
      "Appuyez sur la touche OK : l'adresse du téléphone s'affiche.",
      "Ouvrez cette adresse dans un navigateur, sur le même réseau, puis la page Account.",
      "Recopiez les valeurs ci-dessous, une par une.",
    ],
    after: [
      "Appuyez sur « Confirm » en bas de chaque page.",
      "Attendez une minute : la page Account indique « Registered ».",
      "Lancez l'essai du téléphone : il doit sonner.",
    ],
  },
  en: {
    before: [
      "Plug the telephone into the router and into the mains.",
      "Press the OK key: the address of the telephone is shown.",
      "Open that address in a browser on the same network, then the Account page.",
      "Copy the values below, one by one.",
    ],
    after: [
      "Press “Confirm” at the bottom of each page.",
      "Wait for a minute: the Account page says “Registered”.",
      "Start the test of the telephone: it should ring.",
    ],
  },
};

export function yealinkSheet({ username, registrar }: SheetValues, locale: Locale): Sheet {
  return {
    title: locale === "fr" ? "Yealink, série T" : "Yealink, T series",
    ...YEALINK[locale],
    fields: [
      ...fieldsOn("Account > Register", [
        ["Line Active", "Enabled"],
        ["Label", "Ethiq"],
        ["Register Name", username],
        ["User Name", username],
        ["Password", null],
        ["SIP Server 1: Server Host", registrar.host],
        ["SIP Server 1: Port", String(registrar.port)],
        ["SIP Server 1: Transport", "TLS"],
        ["SIP Server 1: Server Expires", String(REGISTER_EVERY_SECONDS)],
        ["Enable Outbound Proxy Server", "Disabled"],
      ]),
      ...fieldsOn("Account > Codec", [["Enable Codecs", "PCMA, PCMU"]]),
      ...fieldsOn("Account > Advanced", [
        ["DTMF Type", "RFC2833"],
        ["Keep Alive Type", "Default"],
        ["Keep Alive Interval", "30"],
        ["RTP Encryption (SRTP)", "Disabled"],
      ]),
    ],
  };
}
