import { accord } from "./fr/accord.ts";
import { accueil } from "./fr/accueil.ts";
import { aide } from "./fr/aide.ts";
import { alertes } from "./fr/alertes.ts";
import { appel } from "./fr/appel.ts";
import { appels } from "./fr/appels.ts";
import { carte } from "./fr/carte.ts";
import { cles } from "./fr/cles.ts";
import { common } from "./fr/common.ts";
import { confiance } from "./fr/confiance.ts";
import { confidences } from "./fr/confidences.ts";
import { connexion } from "./fr/connexion.ts";
import { contact } from "./fr/contact.ts";
import { developpeurs } from "./fr/developpeurs.ts";
import { direct } from "./fr/direct.ts";
import { essai } from "./fr/essai.ts";
import { inscription } from "./fr/inscription.ts";
import { installation } from "./fr/installation.ts";
import { invitation } from "./fr/invitation.ts";
import { journal } from "./fr/journal.ts";
import { legal } from "./fr/legal.ts";
import { lignes } from "./fr/lignes.ts";
import { niveauAide } from "./fr/niveau-aide.ts";
import { proches } from "./fr/proches.ts";
import { profil } from "./fr/profil.ts";
import { publicPages } from "./fr/public.ts";
import { reglages } from "./fr/reglages.ts";
import { securite } from "./fr/securite.ts";
import { simulateur } from "./fr/simulateur.ts";
import { urgence } from "./fr/urgence.ts";

/** Everything said in French, for tests and types. A page imports the words of its feature only: they go to the browser with it. */
export const fr = {
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

export type Messages = typeof fr;
