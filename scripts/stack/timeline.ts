import type { CalledLine, Happening } from "./play-call.ts";

const seconds = (atMs: number | null) => (atMs === null ? "   -   " : `${(atMs / 1000).toFixed(1).padStart(6)}s`);
const short = (text: string, length = 110) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

const LEVELS = ["", "1 calm", "2 be careful", "3 probable scam"];

interface Reason {
  tactic: string;
}

/** One line for a person, or nothing for what only machines care about. */
function describe(happening: Happening, line: CalledLine): [who: string, what: string] | undefined {
  const contact = (phone: string) => line.contacts.find((each) => each.phone === phone)?.name ?? "a relative";
  switch (happening.type) {
    case "spoken":
      return [happening.speaker === "caller" ? "caller" : line.protectedName, `“${short(happening.text)}”`];
    case "sms":
      return ["SMS", `to ${contact(happening.to)}: ${happening.body}`];
    case "network": {
      const { event } = happening;
      if (event.type === "ringing") return ["phone", "rings"];
      if (event.type === "answered") return ["phone", "answered"];
      if (event.type === "conversation-started") return ["phone", "the two can hear each other"];
      if (event.type === "said" && event.kind === "say") return ["notice", `the caller hears: “${event.text}”`];
      if (event.type === "said") return ["whisper", `${line.protectedName} alone hears: “${event.text}”`];
      if (event.type === "ended") return ["phone", `a leg ended (${event.status})`];
      if (event.type === "stream-error") return ["stream", `lost: ${event.detail ?? ""}`];
      return undefined;
    }
    case "recorded": {
      const { event, quotes } = happening;
      if (event.type === "verdict") {
        const tactics = (event.payload.reasons as Reason[]).map(({ tactic }) => tactic).join(", ");
        const heard = quotes.length > 0 ? ` — heard: “${short(quotes[0] ?? "", 70)}”` : "";
        return ["LEVEL", `${LEVELS[Number(event.payload.level)]} (${tactics})${heard}`];
      }
      if (event.type === "alert") return ["alert", `SMS ${event.payload.status}`];
      if (event.type === "note" && event.payload.note === "second_opinion")
        return ["model", `asked for a second opinion: ${event.payload.outcome} (${event.payload.latencyMs} ms)`];
      if (event.type === "action") return ["action", `${event.payload.action} ${event.payload.outcome}`];
      return undefined;
    }
  }
}

/** Prints what happens in several calls at once, each line with the moment, the call and who. */
export function createTimeline(print: (line: string) => void) {
  return {
    show(script: string, line: CalledLine, happening: Happening): void {
      const described = describe(happening, line);
      if (described) print(`${seconds(happening.atMs)}  ${script.padEnd(22)} ${described[0].padEnd(9)} ${described[1]}`);
    },
  };
}
