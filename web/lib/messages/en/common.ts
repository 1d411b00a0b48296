import type { Messages } from "../fr.ts";

export const common: Messages["common"] = {
  skipLink: "Go to the content",
  languageName: "English",
  changeLanguage: "Language",
  signIn: "Sign in",
  signOut: "Sign out",
};
