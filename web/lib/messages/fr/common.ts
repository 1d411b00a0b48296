export const common = {
  skipLink: "Aller au contenu",
  languageName: "Français",
  changeLanguage: "Langue",
  signIn: "Se connecter",
  signOut: "Se déconnecter",
};
