import type { Messages } from "../fr.ts";

export const simulateur: Messages["simulateur"] = {
  title: "Simulate a call",
  intro: "A recorded call comes in on one of your lines. Nobody is really called.",
  what: "the recorded calls",
  sandbox: "This page exists on a test machine only.",
  line: "Which line is called?",
  lineName: (person: string, label: string) => `${person} (${label})`,
  script: "Which call comes in?",
  labels: { scam: "Scam", honest: "Honest call" },
  lasts: (label: string, duration: string) => `${label} · ${duration}`,
  duration: (seconds: number) =>
    seconds < 60 ? `${seconds} seconds` : seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`,
  start: "Start the call",
  starting: "The call is on its way…",
  follow: "You will see the call live as soon as it comes in.",
  messages: "Messages to contacts stay on this machine too.",
  noLine: "No line can take a call yet.",
  noLineNext: "It takes a line that has its Ethiq number.",
  noLineLink: "See your lines",
  faults: {
    choice: "Choose a line and a call.",
    line: "This line cannot take a simulated call. Choose another.",
    away: "The simulator does not answer. Your lines stay protected. Try again in a moment.",
    right: "Your rights do not allow you to start a call.",
  },
  away: "The simulator does not answer",
  awayNext: "Start the test machine again, then reload this page.",
  back: "Back to the keys",
};
