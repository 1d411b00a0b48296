import type { Messages } from "../fr.ts";

export const niveauAide: Messages["niveauAide"] = {
  title: "Level of help",
  intro: "Choose what Ethiq does during a suspicious call. You can change it at any time.",
  what: "the level of help",
  question: (name) => `Which help for ${name}?`,
  levels: {
    1: { label: (name) => `Ethiq warns only ${name}.`, text: "A voice speaks to them during the call. Nobody else is told." },
    2: {
      label: (name) => `Ethiq tells ${name} and their relatives.`,
      text: "A voice speaks to them. The relatives who said yes get an SMS.",
    },
    3: {
      label: () => "A relative can also cut the call.",
      text: "A voice speaks to them. The relatives get an SMS. Its link lets them cut the call.",
    },
  },
  now: (name) => `Help chosen for ${name}`,
  decide: "The protected person decides. Talk with them before you change this.",
  who: "Owners and carers can change this choice.",
  readOnly: "Your rights let you read this choice, not change it.",
  toLines: "See the lines",
  save: "Save",
  saved: (name) => `It is saved. This counts from the next call of ${name}.`,
  notSaved: "It is not saved. The level before stays in place. Try again in a moment.",
  empty: "No line yet. This choice comes with your first line.",
  ended: "This line is stopped. Its level of help no longer changes.",
};
