import type { Messages } from "../fr.ts";

export const niveauAide: Messages["niveauAide"] = {
  title: "Level of help",
  intro: "Choose what Ethiq does during a suspicious call. You can change it at any time.",
  what: "the level of help",
  question: (name) => `Which help for ${name}?`,
  levels: {
    1: { label: "Warn the person", text: "A voice warns them during the call. Nobody else is told." },
    2: { label: "Also tell the relatives", text: "A voice warns them. The relatives who said yes get a message." },
    3: { label: "A relative can cut the call", text: "A voice warns them. The relatives are told. One of them can cut the call." },
  },
  now: (name) => `Help chosen for ${name}`,
  decide: "The protected person decides. Talk with them before you change this.",
  readOnly: "Your rights let you read this choice, not change it.",
  save: "Save",
  saved: (name) => `It is saved. This counts from the next call of ${name}.`,
  notSaved: "It is not saved. The level before stays in place. Try again in a moment.",
  empty: "No line yet. This choice comes with your first line.",
  ended: "This line is stopped. Its level of help no longer changes.",
};
