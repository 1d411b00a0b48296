// Judges every call of our own dialogues, and of public transcripts where they are there, and writes docs/detection.md.
// `--check` writes nothing; `--seed` changes nothing: noise is the same every time.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type JudgedCall, judgeCall } from "./eval/judge-call.ts";
import { type Noise, worsen } from "./eval/noise.ts";
import {
  calibrationTable,
  confusions,
  groupTable,
  type JudgedSet,
  type NoiseResult,
  noiseTable,
  setTable,
  speedTable,
  table,
} from "./eval/report.ts";
import { corpusSet, type EvalSet, publicSets } from "./eval/sets.ts";
import { summarise } from "./eval/summary.ts";

const DOCUMENT = "docs/detection.md";
const MARK = "<!-- written by npm run eval: everything below this line -->";

const NOISES: readonly (readonly [string, Noise])[] = [
  ["as written", { wordErrors: 0, isBare: false, isMerged: false }],
  ["no punctuation, no capitals", { wordErrors: 0, isBare: true, isMerged: false }],
  ["speakers merged", { wordErrors: 0, isBare: false, isMerged: true }],
  ["5 % of words wrong", { wordErrors: 0.05, isBare: false, isMerged: false }],
  ["10 % of words wrong", { wordErrors: 0.1, isBare: false, isMerged: false }],
  ["20 % of words wrong", { wordErrors: 0.2, isBare: false, isMerged: false }],
  ["all of it, 10 % wrong", { wordErrors: 0.1, isBare: true, isMerged: true }],
];

const { values } = parseArgs({ options: { check: { type: "boolean" } } });

const sets = [corpusSet("fr", "test"), corpusSet("en", "test"), corpusSet("fr", "train"), corpusSet("en", "train"), ...publicSets()];
const judgeSet = (set: EvalSet): JudgedSet => ({ set, judged: set.calls.map(judgeCall) });
const judgedSets = sets.map(judgeSet);
const counted = judgedSets.filter(({ set }) => !set.isGrey);
const grey = judgedSets.filter(({ set }) => set.isGrey);
const unseen = counted.filter(({ set }) => !set.isSeen).flatMap(({ judged }) => judged);

const noisy = NOISES.map(
  ([noise, settings]): NoiseResult => ({
    noise,
    sets: sets
      .filter(({ isSeen }) => !isSeen)
      .map((set) => ({ name: set.name, summary: summarise(set.calls.map((call) => judgeCall(worsen(call, settings)))) })),
  }),
);

const byLanguage = (["fr", "en"] as const).map((lang): JudgedSet => {
  const name = lang === "fr" ? "all unseen French" : "all unseen English";
  const judged = unseen.filter(({ call }) => call.lang === lang);
  return { set: { name, lang, isSeen: false, isGrey: false, calls: [] }, judged };
});

const timed: readonly JudgedCall[] = counted.flatMap(({ judged }) => judged);
const turns = timed.reduce((sum, { call }) => sum + call.turns.length, 0);

const written = [
  MARK,
  "",
  "## Sets, weakest first",
  "",
  setTable(counted),
  "",
  setTable(byLanguage),
  ...(grey.length > 0
    ? ["", "Selling that is unwanted and not always fraud, counted on neither side:", "", setTable(grey)]
    : ["", "The public transcripts were not there when this was written."]),
  "",
  "## How soon",
  "",
  speedTable(counted),
  "",
  "## Scores of unseen calls",
  "",
  calibrationTable(unseen),
  "",
  "## Kinds of scam, unseen, weakest first",
  "",
  groupTable(unseen, "Kind", ({ call }) => [call.kind]),
  "",
  groupTable(unseen, "Tactic in the call", ({ call }) => call.tactics),
  "",
  "## Worse transcripts, unseen calls",
  "",
  noiseTable(noisy),
  "",
  "## Mistakes on unseen calls",
  "",
  confusions(unseen),
  "",
].join("\n");

console.log(setTable(counted));
console.log(`\n${setTable(byLanguage)}`);
console.log(
  `\n${table(
    ["Turns", "Own time per turn", "Largest state"],
    [
      [
        String(turns),
        `${(timed.reduce((sum, { microseconds }) => sum + microseconds, 0) / turns).toFixed(0)} µs`,
        `${Math.max(...timed.map(({ mostStateBytes }) => mostStateBytes))} bytes of JSON`,
      ],
    ],
  )}`,
);

if (!values.check) {
  const before = readFileSync(DOCUMENT, "utf8");
  writeFileSync(DOCUMENT, `${before.slice(0, before.indexOf(MARK)).trimEnd()}\n\n${written}`);
  console.log(`\n${DOCUMENT} is written; git diff shows the figures before and after.`);
}
