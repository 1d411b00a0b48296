import { accord } from "./en/accord.ts";
import { accueil } from "./en/accueil.ts";
import { aide } from "./en/aide.ts";
import { alertes } from "./en/alertes.ts";
import { appel } from "./en/appel.ts";
import { appels } from "./en/appels.ts";
import { carte } from "./en/carte.ts";
import { cles } from "./en/cles.ts";
import { common } from "./en/common.ts";
import { confiance } from "./en/confiance.ts";
import { confidences } from "./en/confidences.ts";
import { connexion } from "./en/connexion.ts";
import { contact } from "./en/contact.ts";
import { developpeurs } from "./en/developpeurs.ts";
import { direct } from "./en/direct.ts";
import { essai } from "./en/essai.ts";
import { inscription } from "./en/inscription.ts";
import { installation } from "./en/installation.ts";
import { invitation } from "./en/invitation.ts";
import { journal } from "./en/journal.ts";
import { legal } from "./en/legal.ts";
import { lignes } from "./en/lignes.ts";
import { niveauAide } from "./en/niveau-aide.ts";
import { proches } from "./en/proches.ts";
import { profil } from "./en/profil.ts";
import { publicPages } from "./en/public.ts";
import { reglages } from "./en/reglages.ts";
import { securite } from "./en/securite.ts";
import { simulateur } from "./en/simulateur.ts";
import { urgence } from "./en/urgence.ts";
import type { Messages } from "./fr.ts";

export const en: Messages = {
  accord,
  accueil,
  aide,
  appel,
  appels,
  carte,
  cles,
  common,
  confiance,
  connexion,
  alertes,
  confidences,
  journal,
  niveauAide,
  profil,
  securite,
  contact,
  developpeurs,
  direct,
  essai,
  inscription,
  installation,
  invitation,
  legal,
  lignes,
  proches,
  publicPages,
  reglages,
  simulateur,
  urgence,
};
