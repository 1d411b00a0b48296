import type { Messages } from "../fr.ts";

export const legal: Messages["legal"] = {
  summary: "In short",
  whole: "The whole text",
  version: (date) => `Version 1, of ${date}.`,
  responsible: "Responsible",
  privacy: {
    title: "Privacy",
    summary: [
      "A program listens to the calls received, to spot scams.",
      "The sound is never recorded. The words of a calm call are not kept.",
      "The protected person agrees themselves. They stop it whenever they want.",
      "You can take everything along and erase everything, without a reason.",
    ],
    sections: [
      {
        title: "What is listened to",
        text: [
          "Ethiq listens to calls received on a forwarded line, while they last.",
          "The calls that you make are not listened to.",
          "The caller is told at the start of the call, before any listening.",
          "In case of doubt, a second program may read a passage again. Digits are masked in it.",
          "There is one purpose: to spot a scam and to warn.",
        ],
      },
      {
        title: "What is kept, and for how long",
        text: [
          "The sound: never.",
          "The words of a calm call: never.",
          "Sentences of a suspicious call, digits hidden: 30 days, or not at all.",
          "The list of calls and their course: 13 months, unless changed.",
          "Messages to relatives: 90 days.",
          "The journal of changes: 36 months.",
        ],
      },
      {
        title: "Who can see it",
        text: [
          "The household, by the rights given to each.",
          "During a suspicious call, who manages the household can read the words.",
          "Everybody sees who followed the call. This live text is not kept.",
          "A relative gets a text message: a first name, a fact, an action. Never the words.",
          "Our providers handle the call and the messages, for this service only.",
          "No data is sold. No advertising.",
        ],
      },
      {
        title: "What allows us to",
        text: [
          "For the protected person: their agreement, which they can take back.",
          "For the caller: the legitimate interest to prevent a scam, and being told.",
          "For relatives: their answer, yes or no.",
        ],
      },
      {
        title: "Your rights",
        text: [
          "See, correct, take along, erase your data: in “Settings”, or with our help.",
          "Object to the listening: pause the line, or stop it.",
          "Nothing is decided in your place: Ethiq warns, you decide.",
        ],
      },
      {
        title: "Cookies",
        text: [
          "One cookie keeps you signed in. Others keep the language, the display and the household.",
          "No cookie measures or follows.",
        ],
      },
      {
        title: "To complain",
        text: ["Tell us first, if you like. You can also turn to the CNIL, at cnil.fr."],
      },
    ],
  },
  accessibility: {
    title: "Accessibility",
    summary: [
      "This site is made to be read and used by everybody.",
      "The text is large. It can double without any loss.",
      "Everything works with the keyboard, and with a screen reader.",
      "An obstacle? Tell us. A person helps you in another way.",
    ],
    sections: [
      {
        title: "What we aim for",
        text: ["The European standard EN 301 549 and RGAA 4.1, level double A.", "We go further for contrasts and the size of buttons."],
      },
      {
        title: "What is checked",
        text: [
          "At each change, a program checks all pages.",
          "It measures contrasts, buttons, zoom and keyboard.",
          "Nobody from outside has made a complete check yet.",
          "So this site cannot call itself compliant yet.",
        ],
      },
      {
        title: "What is not right yet",
        text: ["The reference for developers is in English. Another program displays it."],
      },
      {
        title: "In the application",
        text: ["Open “Settings”, then “Display”, for large text or a dark background."],
      },
      {
        title: "To complain",
        text: [
          "Tell us what stops you. We answer and propose another way.",
          "Without a useful answer, you can turn to the Défenseur des droits, at defenseurdesdroits.fr.",
        ],
      },
    ],
  },
  terms: {
    title: "Terms",
    summary: [
      "Ethiq helps to spot scams. It cannot spot all of them.",
      "The protected person agrees and can stop it.",
      "You can leave whenever you want. The line rings for 30 more days.",
      "Emergency numbers always work by your telephone, without Ethiq.",
    ],
    sections: [
      {
        title: "The service",
        text: [
          "Calls that you receive pass through an Ethiq number, then ring at your home.",
          "During the call, a program looks for the signs of a scam.",
          "It warns the person, and their relatives as the chosen help says.",
        ],
      },
      {
        title: "What we do",
        text: [
          "We let your calls ring, even when the listening fails.",
          "We say whether the line is protected, with the time of the check.",
          "We tell you when call forwarding stops.",
        ],
      },
      {
        title: "What we do not promise",
        text: [
          "Ethiq can be wrong, one way or the other.",
          "Stay careful, even without an alert.",
          "Ethiq replaces neither your bank, nor the police, nor a doctor.",
        ],
      },
      {
        title: "What we ask of you",
        text: [
          "Protect only a line whose person agrees.",
          "Give the number of relatives who want to be told.",
          "Do not use Ethiq to watch over somebody in secret.",
        ],
      },
      {
        title: "The price",
        text: ["The price is shown before you commit to anything.", "Your operator may charge for call forwarding. Often, it is included."],
      },
      {
        title: "To leave",
        text: [
          "Stop the line in “Lines”, and dial the off code.",
          "For 30 days, calls still ring, without listening.",
          "Then you choose to take your data along, or to erase it.",
        ],
      },
      {
        title: "To complain",
        text: ["Tell us first. Without agreement, a mediator or a judge can decide, by French law."],
      },
    ],
  },
};
