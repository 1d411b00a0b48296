/** A page to look at and to examine, by its address. */
export interface Route {
  /** Names its pictures. */
  name: string;
  /** `{line}`, `{call}` and `{liveCall}` stand for ids of the scene: see `addressOf`. */
  path: string;
  /** Opens for signed-in people only. */
  needsSession?: boolean;
  /** Something on it that shows that it is complete. */
  ready?: string;
}

/** Every page that has an address of its own. Pages behind the links of messages are in take-screenshots.ts, which makes the links. */
export const ROUTES: readonly Route[] = [
  { name: "accueil-public", path: "/" },
  { name: "comment-ca-marche", path: "/comment-ca-marche" },
  { name: "aide", path: "/aide" },
  { name: "aide-urgence", path: "/aide/urgence" },
  { name: "confidentialite", path: "/confidentialite" },
  { name: "accessibilite", path: "/accessibilite" },
  { name: "conditions", path: "/conditions" },
  { name: "hors-ligne", path: "/hors-ligne" },
  { name: "introuvable", path: "/nulle-part" },
  { name: "connexion", path: "/connexion" },
  { name: "accueil", path: "/accueil", needsSession: true },
  { name: "appels", path: "/appels", needsSession: true, ready: "Affichage en direct" },
  { name: "appel", path: "/appels/{call}", needsSession: true },
  { name: "appel-direct", path: "/appels/{liveCall}/direct", needsSession: true, ready: "Affichage en direct" },
  { name: "ligne", path: "/lignes/{line}", needsSession: true },
  { name: "carte", path: "/carte/{line}", needsSession: true },
  { name: "inscription", path: "/inscription" },
  { name: "proches", path: "/proches", needsSession: true },
  { name: "confiance", path: "/confiance", needsSession: true },
  { name: "lignes", path: "/lignes", needsSession: true },
  { name: "reglages", path: "/reglages", needsSession: true },
  { name: "reglages-affichage", path: "/reglages/affichage", needsSession: true },
  { name: "reglages-equipe", path: "/reglages/equipe", needsSession: true },
  { name: "reglages-profil", path: "/reglages/profil", needsSession: true },
  { name: "reglages-alertes", path: "/reglages/alertes", needsSession: true },
  { name: "reglages-aide", path: "/reglages/aide", needsSession: true },
  { name: "reglages-confidentialite", path: "/reglages/confidentialite", needsSession: true },
  { name: "reglages-securite", path: "/reglages/securite", needsSession: true },
  { name: "reglages-journal", path: "/reglages/journal", needsSession: true },
  { name: "developpeurs", path: "/developpeurs", needsSession: true },
  { name: "essai", path: "/installation/essai?ligne={line}", needsSession: true },
  { name: "installation", path: "/installation/nouvelle/pour-qui", needsSession: true },
];

/** Ids of what a scene holds, by the name a route gives it. */
export type SceneIds = Readonly<Record<"line" | "call" | "liveCall", string>>;

export const addressOf = ({ path }: Route, ids: SceneIds): string => path.replace(/\{(\w+)\}/g, (_, name: keyof SceneIds) => ids[name]);
