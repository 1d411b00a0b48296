import type { CueSet } from "./cue.ts";
import { CUES_FR_AUTHORITY } from "./cues-fr-authority.ts";
import { CUES_FR_CODES } from "./cues-fr-codes.ts";
import { CUES_FR_MONEY } from "./cues-fr-money.ts";
import { CUES_FR_PRESSURE } from "./cues-fr-pressure.ts";
import { CUES_FR_PRETEXTS } from "./cues-fr-pretexts.ts";
import { CUES_FR_RECORDED } from "./cues-fr-recorded.ts";

const LISTS = {
  give: "donnez donner donne donnes dictes envoies communiques communiquez communiquer communique lisez lire lis dictez dicter dicte transmettez transmettre epelez epeler fournir fournissez indiquez indiquer dites dire dis confirmez confirmer repetez repeter envoyez envoyer envoie annoncez",
  code: "code codes otp",
  secret:
    "recu recevez recevoir sms secret secrets confidentiel confidentiels securite validation verification confirmation confirmer authentification cartebancaire carte affiche affiches application envoye envoyes annulation annuler 6 chiffres arrive",
  money: "argent economies epargne fonds avoirs livret livrets placements solde somme sous",
  send: "virer virez transferer transferez transfert transferts deplacer deplacez deplacons mettre mettez verser versez basculer basculez virement virements envoyer envoyez placer placez faire faites",
  safe: "securise securisee sequestre provisoire temporaire coffre refuge tampon protege miroir",
  remote: "anydesk teamviewer rustdesk ultraviewer quicksupport alpemix supremo logmein",
  install: "installez installer installe telechargez telecharger telecharge ouvrez ouvrir ouvre lancez lancer tapez taper allez mettez",
  untraceable:
    "transcash neosurf paysafecard carteprepayee cartecadeau pcs westernunion moneygram mandatcash bitcoin bitcoins googleplay itunes steam crypto cryptomonnaie cryptomonnaies",
  pay: "payer payez paye regler reglez reglement paiement acheter achetez achete acheterez prendre prenez deposer deposez recharger versez verser envoyez envoyer chercher",
  fetcher: "coursier coursiers livreur agent collegue inspecteur policier taxi transporteur chauffeur technicien huissier gendarme motard",
  fetch:
    "passer passera passe passent venir viendra vient recuperer recupere recuperera chercher prendre collecter rendez presentera deplacer",
  goods: "carte cartes cartebancaire especes enveloppe argent bijoux liquide billets or cheque chequier",
};

const REPORTED: readonly string[] = [
  "on|il|elle|ils|elles|quelquun a|ont|avait|avaient ~2 dit|demande|propose",
  "escroc*|arnaqu*|fraudeur*|malfaiteur*|voleur*|gens ~5 demand*|dire|disent|font|envoient|appellent|proposent|faire|donner",
  "si|quand|lorsque|lorsqu ~3 quelquun|on|inconnu|personne|interlocuteur|il|ils ~4 demande|demandent|dit|disent|propose|proposent|appelle",
  "on|il|elle|ils|elles|quelquun|monsieur|gars ~1 m|t|lui|leur|nous|vous|te|me a|ont|avait|avaient ~3 dit|demande|propose|fait",
  "vous|t|te|m|lui|leur a|ont ~2 demande|dit|propose",
  "est ce que quelquun|on|avez",
  "quelquun qui ~5 demande|demandait|dit|appelle",
];

export const CUES_FR: CueSet = {
  lists: LISTS,
  cues: [...CUES_FR_CODES, ...CUES_FR_MONEY, ...CUES_FR_AUTHORITY, ...CUES_FR_PRESSURE, ...CUES_FR_PRETEXTS, ...CUES_FR_RECORDED],
  reported: REPORTED,
};
