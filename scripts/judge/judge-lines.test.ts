import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { createJudgeLines, type JudgedTurn } from "./judge-lines.ts";

const judging = (mostCalls?: number) => {
  let now = 0;
  const judge = createJudgeLines({ nowMicroseconds: () => (now += 7), ...(mostCalls ? { mostCalls } : {}) });
  return (turn: Record<string, unknown>) => judge(JSON.stringify(turn)) as JudgedTurn;
};

const scam = [
  "Bonjour madame, service des fraudes de votre banque, il y a un paiement de 900 euros en cours sur votre compte.",
  "C'est urgent, ne raccrochez pas, vous allez recevoir un code par SMS.",
  "Donnez-moi le code que vous venez de recevoir par SMS.",
];

describe("judging lines", () => {
  it("answers each turn with its score, level, reasons and own time", () => {
    const judge = judging();
    const answers = scam.map((text, turn) => judge({ id: "a", turn, speaker: "caller", text, lang: "fr" }));
    expect(answers.map(({ turn }) => turn)).toEqual([0, 1, 2]);
    const last = answers.at(-1);
    expect(last).toMatchObject({ id: "a", level: 3, alert: true, us: 7 });
    expect(last?.score).toBeGreaterThan(answers[0]?.score ?? 1);
    expect(last?.reasons[0]).toEqual({ tactic: "credential_request", quote: expect.stringContaining("code") });
  });

  it("keeps interleaved calls apart", () => {
    const judge = judging();
    let calm: JudgedTurn | undefined;
    scam.forEach((text, turn) => {
      judge({ id: 1, turn, speaker: "caller", text });
      calm = judge({ id: 2, turn, speaker: "caller", text: "Bonjour, c'est la pharmacie, votre commande est arrivée." });
    });
    expect(calm).toMatchObject({ id: 2, level: 1, alert: false, reasons: [] });
    expect(judge({ id: 1, turn: 3, speaker: "callee", text: "Oui ?" })).toMatchObject({ id: 1, alert: true });
  });

  it("detects the language when nobody tells it", () => {
    const judge = judging();
    const answers = scam.map((text, turn) => judge({ id: "x", turn, speaker: "unknown", text }));
    expect(answers.at(-1)?.level).toBeGreaterThan(1);
  });

  it.each([
    ["{", "not JSON"],
    ["[]", expect.any(String)],
    ['{"id":"a","turn":-1,"speaker":"caller","text":"x"}', expect.stringMatching(/^turn: /)],
    ['{"id":"a","turn":1,"speaker":"robot","text":"x"}', expect.stringMatching(/^speaker: /)],
    ['{"id":"a","turn":1,"speaker":"caller","text":5}', expect.stringMatching(/^text: /)],
  ])("says what is wrong with %s and goes on", (line, error) => {
    const judge = createJudgeLines({ nowMicroseconds: () => 0 });
    expect(judge("")).toBeUndefined();
    expect(judge(line)).toEqual({ error, line: 2 });
    expect(judge('{"id":"a","turn":1,"speaker":"caller","text":"Bonjour"}')).toMatchObject({ id: "a", level: 1 });
  });

  it("forgets the calls that are silent for longest", () => {
    const judge = judging(2);
    for (const [turn, text] of scam.entries()) judge({ id: "old", turn, speaker: "caller", text });
    for (const id of ["b", "c"]) judge({ id, turn: 0, speaker: "caller", text: "Bonjour" });
    expect(judge({ id: "old", turn: 3, speaker: "caller", text: "Bonjour" })).toMatchObject({ level: 1, alert: false });
  });

  it("is a command that reads to the end of its input, in order", () => {
    const input = scam.map((text, turn) => JSON.stringify({ id: "a", turn, speaker: "caller", text })).join("\n");
    const { stdout, status } = spawnSync(process.execPath, ["scripts/judge.ts"], {
      input: `${input}\nnonsense\n${input}`,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line): Partial<JudgedTurn> => JSON.parse(line));
    expect(lines.map(({ turn }) => turn)).toEqual([0, 1, 2, undefined, 0, 1, 2]);
    expect(lines[2]).toMatchObject({ alert: true });
  });
});
