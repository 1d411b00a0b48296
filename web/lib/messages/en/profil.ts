import type { Messages } from "../fr.ts";

export const profil: Messages["profil"] = {
  title: "Profile",
  intro: "Your name, your language and the name of your household.",
  what: "your profile",
  save: "Save",
  saved: "It is saved.",
  meTitle: "You",
  email: "E-mail address",
  name: "Your first and last name",
  nameHint: "Example: Claire Martin. Your relatives see this name in invitations.",
  language: "Language",
  languageHint: "For these pages and for the messages that you get.",
  french: "Français",
  english: "English",
  householdTitle: "Your household",
  household: "Name of the household",
  householdHint: "Example: Martin family. The people you invite see this name.",
  householdOthers: "Only an owner can change the name of the household.",
  faults: {
    name: "This name is too long. Write at most 60 letters.",
    household: "This name is too long. Write at most 120 letters.",
  },
};
