import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export interface EvalTurn {
  speaker: "caller" | "callee" | "unknown";
  text: string;
}

export interface EvalCall {
  id: string;
  lang: "fr" | "en";
  /** The subject; a set of public transcripts is one. */
  family: string;
  isScam: boolean;
  kind: string;
  tactics: readonly string[];
  /** Index of the turn with the first decisive request; null where nobody marked one. */
  decisive: number | null;
  /** The two calls of one pair share it. */
  twin: string | null;
  turns: readonly EvalTurn[];
}

export interface EvalSet {
  name: string;
  lang: "fr" | "en";
  /** Whether the engine or its weights were made with these calls at hand. */
  isSeen: boolean;
  /** Selling that is unwanted, not always fraud: shown apart, counted on neither side. */
  isGrey: boolean;
  calls: readonly EvalCall[];
}

const Family = z.object({
  family: z.string(),
  about: z.string(),
  dialogues: z.array(
    z.object({
      id: z.string(),
      twin: z.string().nullable(),
      label: z.enum(["scam", "honest"]),
      kind: z.string(),
      tactics: z.array(z.string()),
      decisive: z.int().nonnegative().nullable(),
      /** The person rang a false number: the scammer is the one who was called. */
      caller: z.literal("victim").optional(),
      turns: z.array(z.string().regex(/^(caller|callee): \S/)).min(1),
    }),
  ),
});
export type Family = z.infer<typeof Family>;

const CORPUS = "shared/domain/risk/corpus";
/** Public transcripts that are not part of the project; the evaluation goes without them where they are absent. */
const PUBLIC = join("..", "shared", "data");

export const SPLITS = ["train", "test"] as const;
export type Split = (typeof SPLITS)[number];

export function readFamilies(lang: "fr" | "en", split: Split): Family[] {
  const directory = join(CORPUS, lang, split);
  return readdirSync(directory)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => Family.parse(JSON.parse(readFileSync(join(directory, name), "utf8"))));
}

/** "Caller" means the other party to the engine: whoever the person talks with. */
const toTurn = (line: string, isPersonCalling: boolean): EvalTurn => {
  const colon = line.indexOf(":");
  return { speaker: (line.slice(0, colon) === "caller") === isPersonCalling ? "callee" : "caller", text: line.slice(colon + 2) };
};

/** Series on the same subject are told apart by an ending. */
const subjectOf = (family: string): string => family.replace(/(-\d+)?-[b-z](-\d+)?$/, "");

export const corpusSet = (lang: "fr" | "en", split: Split): EvalSet => ({
  name: `our ${lang === "fr" ? "French" : "English"} dialogues, ${split}`,
  lang,
  isSeen: split === "train",
  isGrey: false,
  calls: readFamilies(lang, split).flatMap(({ family, dialogues }) =>
    dialogues.map(({ id, twin, label, kind, tactics, decisive, caller, turns }) => ({
      id,
      lang,
      family: subjectOf(family),
      isScam: label === "scam",
      kind,
      tactics,
      decisive,
      twin,
      turns: turns.map((line) => toTurn(line, caller === "victim")),
    })),
  ),
});

const PublicCall = z.object({
  id: z.string(),
  lang: z.enum(["fr", "en"]),
  label: z.enum(["scam", "legit"]),
  kind: z.string(),
  turns: z.array(z.object({ speaker: z.enum(["caller", "callee", "unknown"]), text: z.string() })),
});

/** One set per file, in the order of their names; empty where the folder is absent. */
export function publicSets(directory = PUBLIC): EvalSet[] {
  if (!existsSync(directory)) return [];
  const names = readdirSync(directory).filter((name) => name.endsWith(".jsonl"));
  return names.sort().map((name) => {
    const lines = readFileSync(join(directory, name), "utf8").trim().split("\n");
    const calls = lines.map((line) => PublicCall.parse(JSON.parse(line)));
    return {
      name: name.replace(/(\.dev)?\.jsonl$/, ""),
      lang: calls[0]?.lang ?? "en",
      isSeen: true,
      isGrey: name.startsWith("grey_"),
      calls: calls.map(({ label, ...call }) => ({
        ...call,
        family: name,
        isScam: label === "scam",
        tactics: [],
        decisive: null,
        twin: null,
      })),
    };
  });
}
