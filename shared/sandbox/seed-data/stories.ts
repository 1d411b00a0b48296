import type { Story } from "./story.ts";

const fr = (name: string, ...lines: string[]): Story => ({ name, locale: "fr", lines });
const en = (name: string, ...lines: string[]): Story => ({ name, locale: "en", lines });

/** Invented; told the way such calls go. */
export const STORIES = [
  fr(
    "bank-code",
    "p: Allô ?",
    "c: Bonjour madame, service des fraudes de votre banque.",
    "p: Oui, qu'est-ce qui se passe ?",
    "c: Un achat de huit cents euros est en attente sur votre compte, il faut l'annuler tout de suite.",
    "p: Mais je n'ai rien acheté.",
    "c: Vous allez recevoir un code par SMS, lisez-moi les six chiffres pour que je puisse annuler.",
    "p: Je vais demander à ma fille.",
    "c: Surtout n'en parlez à personne, restez en ligne avec moi.",
  ),
  fr(
    "tax-fine",
    "p: Allô, oui ?",
    "c: Bonjour, je vous appelle du centre des impôts, vous avez une amende impayée.",
    "p: Une amende ? Je ne conduis plus.",
    "c: Si ce n'est pas réglé ce soir, un huissier passera chez vous demain.",
    "p: Et comment est-ce que je paie ?",
    "c: Achetez des cartes prépayées au bureau de tabac et donnez-moi les codes par téléphone.",
    "p: C'est bizarre, tout de même.",
    "c: Ne raccrochez pas, sinon la procédure est lancée.",
  ),
  fr(
    "computer-virus",
    "p: Allô ?",
    "c: Bonjour, c'est l'assistance technique, votre ordinateur a un virus et envoie des messages d'erreur.",
    "p: Ah bon ? Il marchait bien ce matin.",
    "c: Téléchargez le logiciel que je vous indique et donnez-moi le numéro affiché, je prends la main à distance.",
    "p: Il faut que j'installe quelque chose ?",
    "c: Oui, tout de suite, sinon vous perdez vos photos et l'accès à votre banque.",
  ),
  fr(
    "grandson-accident",
    "p: Oui, allô ?",
    "c: Mamie, c'est moi, j'ai eu un accident de voiture.",
    "p: Mon Dieu, c'est toi, Théo ?",
    "c: Oui. J'ai cassé mon téléphone, je t'appelle d'un autre numéro. J'ai besoin d'argent tout de suite.",
    "p: Mais où es-tu ?",
    "c: Au commissariat. Un coursier va passer prendre l'argent liquide chez toi, prépare une enveloppe.",
    "p: Je vais appeler ta mère.",
    "c: Non, n'en parle pas à maman, promets-moi.",
  ),
  fr(
    "parcel-card",
    "p: Allô ?",
    "c: Bonjour, service des livraisons, votre colis est bloqué au dépôt.",
    "p: J'attends une paire de chaussures, c'est vrai.",
    "c: Il reste deux euros de frais, donnez-moi le numéro de votre carte bancaire et les trois chiffres au dos.",
    "p: Par téléphone ?",
    "c: Oui, il faut régler maintenant, sinon le colis repart ce soir.",
  ),
  fr(
    "sure-investment",
    "p: Allô ?",
    "c: Bonjour monsieur, je vous propose un placement garanti, sans aucun risque, à douze pour cent par an.",
    "p: Douze pour cent, vraiment ?",
    "c: C'est une offre réservée, il faut se décider aujourd'hui, faites le virement avant ce soir.",
    "p: Je réfléchis, rappelez la semaine prochaine.",
  ),
  fr(
    "insulation",
    "p: Allô, bonjour.",
    "c: Bonjour, je vous appelle de la part du ministère, vous avez droit à une aide pour l'isolation, c'est le dernier jour.",
    "p: Je suis locataire, vous savez.",
    "c: Il faut quand même valider votre dossier immédiatement, sinon vous perdez l'aide.",
    "p: Non merci.",
  ),
  // An honest one that sounds like the other.
  fr(
    "breakdown",
    "p: Oui, allô ?",
    "c: Mamie, c'est moi, j'ai eu un accident de voiture, mais tout va bien.",
    "p: Tu n'as rien ? Où es-tu ?",
    "c: Sur le parking. J'ai besoin d'argent tout de suite pour la dépanneuse, je te rembourse dimanche.",
    "p: Passe à la maison, je te donne ce qu'il faut.",
  ),
  en(
    "safe-account",
    "p: Hello?",
    "c: Good afternoon, this is the fraud team of your bank.",
    "p: Oh, is something wrong?",
    "c: Someone is using your card right now, so you need to transfer your savings into a safe account today.",
    "p: All of it?",
    "c: Yes, and please don't tell anyone at the branch, they may be involved.",
  ),
  en(
    "broadband",
    "p: Hello, yes?",
    "c: Hello, I'm calling from the technical department of your internet provider, there is a virus on your computer.",
    "p: It has been slow lately.",
    "c: Download the remote support program and read me the number on the screen, so I can take control of your computer.",
    "p: My son usually looks after that.",
    "c: You can't ring back, the line will be cut off tonight.",
  ),
  en(
    "lottery",
    "p: Hello?",
    "c: Congratulations, you have won four thousand pounds in our prize draw.",
    "p: I never bought a ticket.",
    "c: You must act today, and don't tell anyone before the money is in your account.",
    "p: I don't think so, goodbye.",
  ),
] as const satisfies readonly Story[];

export type StoryName = "courier" | (typeof STORIES)[number]["name"];

// One gang, one text: a word changes, the story does not.
const courier = (opening: string, sum: string, street: string): Story =>
  fr(
    "courier",
    "p: Allô ?",
    `c: ${opening}, service de sécurité de votre banque, votre carte vient d'être copiée.`,
    "p: Ma carte ? Je l'ai ici, dans mon sac.",
    `c: Quelqu'un essaie de payer ${sum} euros en ce moment même, ${street}. Il faut agir tout de suite.`,
    "p: Qu'est-ce que je dois faire ?",
    "c: Un coursier va passer chez vous récupérer la carte. Coupez-la en deux et donnez-moi votre code secret, pour l'annuler.",
    "p: Mon code ? On m'a dit de ne jamais le donner.",
    "c: Restez en ligne avec moi et n'en parlez à personne, le voleur est peut-être un proche.",
  );

/** The campaign's calls, in the order in which they were placed. */
export const COURIER_STORIES: readonly Story[] = [
  courier("Bonjour madame", "neuf cents", "dans un magasin de téléphones"),
  courier("Bonjour madame", "mille deux cents", "dans une bijouterie"),
  courier("Bonjour monsieur", "neuf cents", "dans un magasin de téléphones"),
  courier("Madame, bonjour", "sept cent cinquante", "sur Internet"),
  courier("Bonjour monsieur", "mille deux cents", "dans une bijouterie"),
  courier("Bonjour madame", "neuf cents", "sur Internet"),
  courier("Bonjour", "deux mille", "dans un magasin de téléphones"),
  courier("Bonjour madame", "sept cent cinquante", "dans une bijouterie"),
];
