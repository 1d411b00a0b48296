import type { Locale } from "../call/level.ts";
import { REGISTER_EVERY_SECONDS } from "./registrar.ts";
import { fieldsOn, type Sheet, type SheetValues } from "./sheet.ts";

const AFTER: Record<Locale, string[]> = {
  fr: [
    "Attendez une minute : l'application indique que le compte est connecté.",
    "Acceptez les notifications et le micro : sans eux, l'application ne sonne pas ou on ne vous entend pas.",
    "Lancez l'essai du téléphone : il doit sonner, même écran éteint.",
    "Pour le 15, le 17, le 18, le 112 ou le 114, appelez toujours avec le téléphone lui-même, jamais avec cette application.",
  ],
  en: [
    "Wait for a minute: the app says that the account is connected.",
    "Allow notifications and the microphone: without them the app does not ring, or nobody hears you.",
    "Start the test of the telephone: it should ring, even with the screen off.",
    "For emergencies, always call with the telephone itself, never with this app.",
  ],
};

const INSTALL: Record<Locale, (app: string, shop: string) => string> = {
  fr: (app, shop) => `Installez ${app} depuis ${shop}, puis ouvrez l'application.`,
  en: (app, shop) => `Install ${app} from ${shop}, then open the app.`,
};

export function linphoneSheet(system: "iPhone" | "Android", { username, registrar }: SheetValues, locale: Locale): Sheet {
  const isFrench = locale === "fr";
  const appStore = isFrench ? "l'App Store" : "the App Store";
  const advanced = isFrench ? "Paramètres du compte" : "Account settings";
  const calls = isFrench ? "Paramètres > Appels" : "Settings > Calls";
  return {
    title: `Linphone, ${system}`,
    before: [
      INSTALL[locale]("Linphone", system === "iPhone" ? appStore : "Google Play"),
      isFrench
        ? "Scannez d'abord le code QR affiché avec le mot de passe, avec l'application elle-même (« Scanner un QR code ») : il remplit le compte. Il sert une seule fois, pendant un quart d'heure."
        : "First scan the QR code that is shown with the password, with the app itself (“Scan QR code”): it fills the account in. It works once, within a quarter of an hour.",
      isFrench
        ? "Il reste alors à vérifier la page des appels. Sans code, s'il n'est plus valable, ou si Linphone a déjà un autre compte, que le code remplacerait, continuez ici."
        : "Then only the page about calls is left to check. Without a code, when it is over, or when Linphone has another account already, which the code would replace, go on here.",
      isFrench
        ? "Choisissez « Compte SIP tiers ». Ne créez pas de compte Linphone."
        : "Choose “Third-party SIP account”. Do not create a Linphone account.",
      isFrench ? "Recopiez les valeurs ci-dessous, une par une." : "Copy the values below, one by one.",
    ],
    fields: [
      ...fieldsOn(null, [
        [isFrench ? "Nom d'utilisateur" : "Username", username],
        [isFrench ? "Mot de passe" : "Password", null],
        [isFrench ? "Domaine" : "Domain", `${registrar.host}:${registrar.port}`],
        ["Transport", "TLS"],
      ]),
      ...fieldsOn(advanced, [
        [isFrench ? "Proxy sortant" : "Outbound proxy", isFrench ? "Désactivé" : "Off"],
        [isFrench ? "Expiration" : "Expire", String(REGISTER_EVERY_SECONDS)],
      ]),
      ...fieldsOn(calls, [
        [isFrench ? "Chiffrement du média" : "Media encryption", isFrench ? "Aucun" : "None"],
        [isFrench ? "Codecs audio" : "Audio codecs", "PCMU, PCMA"],
        ["DTMF", "RFC 2833"],
      ]),
    ],
    after: AFTER[locale],
  };
}

export function groundwireSheet({ username, registrar }: SheetValues, locale: Locale): Sheet {
  const isFrench = locale === "fr";
  return {
    title: "Groundwire, iPhone",
    before: [
      INSTALL[locale]("Acrobits Groundwire", isFrench ? "l'App Store" : "the App Store"),
      isFrench
        ? "Choisissez « Generic SIP Account », puis recopiez les valeurs ci-dessous. L'application est payante et en anglais."
        : "Choose “Generic SIP Account”, then copy the values below. The app has to be paid for.",
    ],
    fields: [
      ...fieldsOn("New Account", [
        ["Title", "Ethiq"],
        ["Username", username],
        ["Password", null],
        ["Domain", `${registrar.host}:${registrar.port}`],
      ]),
      ...fieldsOn("Advanced Settings", [
        ["Transport Protocol", "tls (sip)"],
        ["Proxy", ""],
        ["Expires", String(REGISTER_EVERY_SECONDS)],
        ["Incoming Calls", "Push Notifications"],
        ["DTMF Mode", "RFC 2833"],
        ["Secure Calls", "SDES: Disabled"],
        ["Audio Codecs", "G.711 a-law, G.711 µ-law"],
      ]),
    ],
    after: AFTER[locale],
  };
}

export function zoiperSheet({ username, registrar }: SheetValues, locale: Locale): Sheet {
  const isFrench = locale === "fr";
  return {
    title: "Zoiper, Android",
    before: [
      INSTALL[locale]("Zoiper", "Google Play"),
      isFrench
        ? "Choisissez « Settings > Accounts > Add account », puis « Manual configuration » et « SIP ». Le transport TLS demande la version payante."
        : "Choose “Settings > Accounts > Add account”, then “Manual configuration” and “SIP”. Transport over TLS needs the paid version.",
      isFrench ? "Recopiez les valeurs ci-dessous, une par une." : "Copy the values below, one by one.",
    ],
    fields: [
      ...fieldsOn("SIP account", [
        ["Account name", "Ethiq"],
        ["Host", `${registrar.host}:${registrar.port}`],
        ["Username", username],
        ["Password", null],
        ["Authentication user", username],
        ["Use outbound proxy", isFrench ? "Non" : "Off"],
      ]),
      ...fieldsOn("Network settings", [
        ["Transport type", "TLS"],
        ["Registration expiry time", String(REGISTER_EVERY_SECONDS)],
        ["Keep alive", "Default"],
        ["Use SRTP", isFrench ? "Non" : "Off"],
      ]),
      ...fieldsOn("Audio settings", [
        ["Codecs", "a-law, µ-law"],
        ["DTMF style", "RFC 2833"],
      ]),
    ],
    after: AFTER[locale],
  };
}
