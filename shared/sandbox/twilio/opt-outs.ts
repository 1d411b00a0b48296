// A long code's own keywords; only a message of this one word counts.
const STOPS = /^(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT)$/;
const STARTS = /^(START|YES|UNSTOP)$/;
const HELPS = /^(HELP|INFO)$/;

const ANSWERS = {
  stop: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  start: "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  help: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

/** Who told which number to stop: Twilio refuses that number's messages to them with 21610. */
export interface OptOuts {
  has(number: string, mobile: string): boolean;
  /** What Twilio itself answers to an SMS, if anything; from then on the word counts. */
  hear(number: string, mobile: string, body: string): string | null;
  list(): string[];
  restore(kept: readonly string[]): void;
}

export function createOptOuts(): OptOuts {
  const stopped = new Set<string>();
  const key = (number: string, mobile: string) => `${number} ${mobile}`;
  return {
    has: (number, mobile) => stopped.has(key(number, mobile)),
    hear(number, mobile, body) {
      const word = body.trim().toUpperCase();
      const pair = key(number, mobile);
      if (STOPS.test(word)) {
        stopped.add(pair);
        return ANSWERS.stop;
      }
      if (STARTS.test(word)) return stopped.delete(pair) ? ANSWERS.start : null;
      return HELPS.test(word) && !stopped.has(pair) ? ANSWERS.help : null;
    },
    list: () => [...stopped],
    restore(kept) {
      for (const pair of kept) stopped.add(pair);
    },
  };
}
