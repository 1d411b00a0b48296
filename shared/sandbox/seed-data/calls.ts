import type { NotAnalysedReason } from "../../contracts/call-records.ts";
import { createChance, pick } from "./chance.ts";
import type { Home, HomeLine, HomeRule } from "./home.ts";
import { rotatingNumber, strangeNumber } from "./numbers.ts";
import { COURIER_STORIES, STORIES } from "./stories.ts";
import { type Story, utterancesOf } from "./story.ts";

export const DAY_MS = 86_400_000;
/** How far back the history goes. */
export const HISTORY_DAYS = 182;

export interface SeedCall {
  line: string;
  caller: string;
  daysAgo: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  ringMs: number;
  talkMs: number;
  outcome: "heard" | "trusted" | "blocked" | "not_answered" | NotAnalysedReason;
  story?: Story;
}

// The week in which one gang called one number after another, each time from another number.
const CAMPAIGN: readonly { line: string; daysAgo: number }[] = [
  { line: "jeanne", daysAgo: 20 },
  { line: "odette", daysAgo: 20 },
  { line: "marcel", daysAgo: 19 },
  { line: "yvette", daysAgo: 18 },
  { line: "lucien", daysAgo: 18 },
  { line: "jeanne", daysAgo: 16 },
  { line: "roger", daysAgo: 15 },
  { line: "odette", daysAgo: 14 },
];

// Hours of the day, UTC.
const MORNING = [7, 10.5] as const;
const NOON = [11, 11.5] as const;
const AFTERNOON = [12, 16] as const;
const EVENING = [16.5, 19.5] as const;

const storyOf = (name: string): Story => {
  const story = STORIES.find((each) => each.name === name);
  if (!story) throw new Error(`no such story: ${name}`);
  return story;
};

const isInForce = ({ daysAgo, forDays = Number.POSITIVE_INFINITY }: HomeRule, at: number) => at < daysAgo && at >= daysAgo - forDays;

/** As `decideCallPlan` would have decided on that day. */
function ruleFor(home: Home, line: string, caller: string, daysAgo: number): "trusted" | "blocked" | undefined {
  const rule = home.rules.find((each) => each.phone === caller && (each.line ?? line) === line && isInForce(each, daysAgo));
  const isExpected = home.windows.some(
    (window) =>
      window.phone === caller && (window.line ?? line) === line && daysAgo <= window.daysAgo && daysAgo > window.daysAgo - window.days,
  );
  return rule?.rule ?? (isExpected ? "trusted" : undefined);
}

/** Every call to a home in the half year that ends at `until`, oldest first. */
export function callsOf(home: Home, until: number): SeedCall[] {
  return home.lines.flatMap((line) => (line.ordinal ? callsTo(home, line, until) : [])).sort((a, b) => a.startedAt - b.startedAt);
}

function callsTo(home: Home, line: HomeLine, until: number): SeedCall[] {
  const { key, calls = 0, regulars = [], suspects = [] } = line;
  const chance = createChance(key);
  // Each kind of call has hours of its own, so that no two meet.
  const at = (daysAgo: number, [from, to]: readonly [number, number]) =>
    until - daysAgo * DAY_MS + Math.floor((from + chance() * (to - from)) * 3_600) * 1_000;
  const call = (caller: string, daysAgo: number, more: Partial<SeedCall> = {}): SeedCall => {
    const rule = ruleFor(home, key, caller, daysAgo);
    return {
      line: key,
      caller,
      daysAgo,
      startedAt: at(daysAgo, chance() < 0.7 ? MORNING : EVENING),
      ringMs: 4_000 + Math.floor(chance() * 14_000),
      talkMs: 30_000 + Math.floor(chance() ** 2 * 900_000),
      outcome: rule ?? "heard",
      ...more,
    };
  };
  const suspicious = (story: Story, caller: string, daysAgo: number): SeedCall => {
    const talkMs = (utterancesOf(story).at(-1)?.atMs ?? 0) + 3_000 + Math.floor(chance() * 20_000);
    return call(caller, daysAgo, { story, talkMs, startedAt: at(daysAgo, AFTERNOON), outcome: "heard" });
  };

  const ordinary = Array.from({ length: calls }, (_, index) => {
    const daysAgo = HISTORY_DAYS - Math.floor(((index + 0.1 + 0.8 * chance()) * (HISTORY_DAYS - 1)) / calls);
    const lot = chance();
    if (lot < 0.1) return call("anonymous", daysAgo);
    const made = call(pick(chance, regulars), daysAgo);
    if (made.outcome !== "heard") return made;
    if (lot < 0.2) return { ...made, outcome: "not_answered" as const, ringMs: 28_000, talkMs: 0 };
    if (lot < 0.23) return { ...made, outcome: "relay" as const };
    if (lot < 0.26) return { ...made, outcome: "speech_unavailable" as const };
    return made;
  });
  const suspect = suspects.map(({ story, daysAgo, caller }, index) =>
    suspicious(storyOf(story), caller ?? strangeNumber(20 + (line.ordinal ?? 0) * 10 + index), daysAgo),
  );
  const campaign = CAMPAIGN.flatMap((each, index) => {
    const story = COURIER_STORIES[index];
    return each.line === key && story ? [suspicious(story, rotatingNumber(index), each.daysAgo)] : [];
  });
  const refused = home.rules
    .filter((rule) => rule.rule === "blocked" && (rule.line ?? key) === key)
    .map(({ phone, daysAgo }) => call(phone, daysAgo - 12, { ringMs: 0, talkMs: 0, startedAt: at(daysAgo - 12, NOON) }));
  const expected = home.windows
    .filter(({ phone, daysAgo, line: only }) => phone && daysAgo > 0 && (only ?? key) === key)
    .map(({ phone = "", daysAgo }) => call(phone, daysAgo, { startedAt: at(daysAgo, NOON) }));
  return [...ordinary, ...suspect, ...campaign, ...refused, ...expected];
}
