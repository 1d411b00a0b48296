import { z } from "zod";
import type { CallDetail, CallEvent } from "../../../shared/contracts/v1/calls.ts";
import { Level } from "../../../shared/contracts/v1/calls.ts";
import type { Level as CallLevel, Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { callDetailWords } from "./words.ts";

export interface MomentReason {
  sentence: string;
  /** The caller's words, masked; absent when they are not kept. */
  quote: string | undefined;
}

/** Something that happened during the call, in words. */
export interface Moment {
  key: string;
  at: string;
  /** From 0, when the call began, to 1, when it ended or was last heard of. */
  position: number;
  kind: "edge" | "level" | "warning" | "message" | "telephone" | "person";
  text: string;
  /** Reached at this moment; as before when it did not change. */
  level: CallLevel;
  reasons: readonly MomentReason[];
}

const Verdict = z.object({
  level: Level,
  reasons: z.array(z.object({ tactic: z.string(), turn: z.int() })).default([]),
});
const Action = z.object({
  action: z.enum(["whisper", "hang_up", "take"]),
  outcome: z.string(),
  contactId: z.string().optional(),
  userId: z.string().optional(),
});
const Watch = z.object({ note: z.literal("watch"), userId: z.string() });
const AlertEvent = z.object({ alertId: z.string(), status: z.string() });
const Leg = z.object({ status: z.string() });
const Stream = z.object({ event: z.string() });

type Told = Pick<Moment, "kind" | "text"> & { level?: CallLevel; reasons?: readonly MomentReason[] };

/** The names of the members who go by one, by their ids. */
export type Members = Readonly<Record<string, string>>;

/** What happened, in order. An event that this page does not know is left out: the API may learn more than we say. */
export function timelineOf(call: CallDetail, locale: Locale, members: Members = {}): readonly Moment[] {
  const words = callDetailWords(locale).timeline;
  const events = call.events
    .flatMap((event): (Told & { key: string; at: string })[] => {
      const told = tell(event, call, members, locale);
      return told ? [{ key: event.key, at: event.at, ...told }] : [];
    })
    .sort((a, b) => a.at.localeCompare(b.at));
  const edges = {
    start: { key: "start", at: call.startedAt, kind: "edge" as const, text: words.start },
    end: call.endedAt ? [{ key: "end", at: call.endedAt, kind: "edge" as const, text: words.end }] : [],
  };
  // What is told of a call goes on after its end.
  const end = call.endedAt;
  const during = end ? events.filter(({ at }) => at <= end) : events;
  const after = end ? events.filter(({ at }) => at > end) : [];
  const told: (Told & { key: string; at: string })[] = [edges.start, ...during, ...edges.end, ...after];

  const first = Date.parse(call.startedAt);
  const last = Math.max(first + 1, ...told.map(({ at }) => Date.parse(at)));
  const until = end ? Math.max(first + 1, Date.parse(end)) : last;
  let level: CallLevel = 1;
  return told.map((moment) => {
    level = moment.level ?? level;
    const position = Math.min(1, Math.max(0, (Date.parse(moment.at) - first) / (until - first)));
    return { ...moment, level, position, reasons: moment.reasons ?? [] };
  });
}

function tell(event: CallEvent, call: CallDetail, members: Members, locale: Locale): Told | undefined {
  switch (event.type) {
    case "verdict":
      return tellVerdict(event, call, locale);
    case "action":
      return tellAction(event, call, members, locale);
    case "alert":
      return tellAlert(event, call, locale);
    case "delivery": {
      const leg = Leg.safeParse(event.payload).data;
      const say = pick(callDetailWords(locale).timeline.leg, leg?.status);
      return say ? { kind: "telephone", text: capital(typeof say === "function" ? say(personOf(call, locale)) : say) } : undefined;
    }
    case "stream": {
      const stream = Stream.safeParse(event.payload).data;
      const { started, ended } = callDetailWords(locale).timeline.stream;
      return stream && { kind: "telephone", text: stream.event === "stream-started" ? started : ended };
    }
    case "note": {
      const watch = Watch.safeParse(event.payload).data;
      const words = callDetailWords(locale);
      return watch && { kind: "person", text: capital(words.timeline.watch(members[watch.userId] ?? words.someMember)) };
    }
    default:
      return undefined;
  }
}

function tellVerdict({ key, payload }: CallEvent, { quotes }: CallDetail, locale: Locale): Told | undefined {
  const verdict = Verdict.safeParse(payload).data;
  if (!verdict) return undefined;
  const words = callDetailWords(locale);
  const said = quotes.filter(({ eventKey }) => eventKey === key);
  const sentences: Record<string, string> = words.reasons;
  const reasons = verdict.reasons.map(({ tactic, turn }) => ({
    sentence: sentences[tactic] ?? words.reasons.other,
    quote: said.find((quote) => quote.tactic === tactic && quote.turn === turn)?.quote,
  }));
  const isFirst = (reason: MomentReason, index: number) =>
    reasons.findIndex(({ sentence, quote }) => sentence === reason.sentence && quote === reason.quote) === index;
  return {
    kind: "level",
    level: verdict.level,
    text: words.timeline.level(levelWords(verdict.level, locale)),
    reasons: reasons.filter(isFirst),
  };
}

function tellAction({ payload }: CallEvent, call: CallDetail, members: Members, locale: Locale): Told | undefined {
  const action = Action.safeParse(payload).data;
  if (!action) return undefined;
  const words = callDetailWords(locale);
  const { whisper, hangUp, take } = words.timeline;
  const actor = action.userId
    ? (members[action.userId] ?? words.someMember)
    : contactOf(call, ({ contact }) => contact?.id === action.contactId, locale);
  if (action.action === "take") return { kind: "person", text: capital(take(actor)) };
  const say = action.action === "whisper" ? pick(whisper, action.outcome) : pick(hangUp, action.outcome);
  if (!say) return undefined;
  const name = action.action === "whisper" ? personOf(call, locale) : actor;
  return { kind: "warning", text: capital(typeof say === "function" ? say(name) : say) };
}

function tellAlert({ payload }: CallEvent, call: CallDetail, locale: Locale): Told | undefined {
  const alert = AlertEvent.safeParse(payload).data;
  const say = pick(callDetailWords(locale).timeline.alert, alert?.status);
  return say && { kind: "message", text: capital(say(contactOf(call, ({ id }) => id === alert?.alertId, locale))) };
}

const pick = <Words extends object>(words: Words, key: string | undefined): Words[keyof Words] | undefined =>
  key !== undefined && Object.hasOwn(words, key) ? words[key as keyof Words] : undefined;

export const personOf = ({ line }: Pick<CallDetail, "line">, locale: Locale): string =>
  line?.protectedName ?? callDetailWords(locale).person;

const contactOf = ({ alerts }: CallDetail, isIt: (alert: CallDetail["alerts"][number]) => boolean, locale: Locale): string =>
  alerts.find(isIt)?.contact?.name ?? callDetailWords(locale).someone;

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
