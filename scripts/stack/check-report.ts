import type { CalledLine, CallReport } from "./play-call.ts";

/** A sentence may be understood before its decisive word: interim words are judged as they come. */
const SENTENCE_MS = 3_000;
const SHARE_OF_WORDS = 0.99;

/** What is not as it must be after a whole call, in words; empty when all is right. */
export function faultsOf(report: CallReport, line: CalledLine): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault);
  };
  const accepted = line.contacts.filter(({ consent = "accepted" }) => consent === "accepted").map(({ phone }) => phone);
  const { levelAtMs, decisiveWordAtMs, endedAtMs } = report;

  expect(report.analysed, `not analysed (${report.notAnalysedReason ?? "no reason"})`);
  expect(
    report.wordsRecognised >= report.wordsSpoken * SHARE_OF_WORDS,
    `only ${report.wordsRecognised} of ${report.wordsSpoken} words recognised`,
  );
  expect(
    report.framesRecognised >= report.framesSent * SHARE_OF_WORDS && report.framesSent > 0,
    `only ${report.framesRecognised} of ${report.framesSent} frames recognised`,
  );
  if (report.label === "honest") {
    expect(report.level === 1, `an honest call reached level ${report.level}`);
    expect(report.whispers === 0, "a warning was spoken on an honest call");
    expect(report.sms.length === 0, "a message was sent about an honest call");
    return faults;
  }
  expect(report.level === 3, `a scam only reached level ${report.level}`);
  expect(
    levelAtMs !== null && decisiveWordAtMs !== null && levelAtMs >= decisiveWordAtMs - SENTENCE_MS,
    "level 3 before the decisive sentence",
  );
  expect(levelAtMs !== null && endedAtMs !== null && levelAtMs < endedAtMs, "level 3 only after the call");
  expect(report.whispers > 0, "no warning was spoken");
  expect(report.whisperHeardBy.join() === "protected", `the warning was heard by: ${report.whisperHeardBy.join(", ") || "nobody"}`);
  for (const phone of accepted) {
    const count = report.sms.find(({ to }) => to === phone)?.count ?? 0;
    expect(count === 1, `${count} messages to a relative who accepted`);
  }
  expect(
    report.sms.every(({ to }) => accepted.includes(to)),
    "a message to somebody who did not accept",
  );
  return faults;
}
