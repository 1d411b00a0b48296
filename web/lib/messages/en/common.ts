import type { Messages } from "../fr.ts";

export const common: Messages["common"] = {
  skipLink: "Go to the content",
  languageName: "English",
  changeLanguage: "Language",
  signIn: "Sign in",
  signOut: "Sign out",
  help: "Help",
  callHelp: "Call for help:",
  mainMenu: "Main menu",
  footer: "Information",
  tenant: "Household shown:",
  changeTenant: "Show another household",
  tabs: {
    home: "Home",
    calls: "Calls",
    contacts: "Relatives",
    settings: "Settings",
    lines: "Lines",
    trust: "Trust",
    team: "Team",
  },
  pages: {
    howItWorks: "How it works",
    emergency: "After a scam",
    privacy: "Privacy",
    accessibility: "Accessibility",
    terms: "Terms",
  },
  offline: "You are not connected to the Internet. The protection is on the telephone, not on this screen.",
};
