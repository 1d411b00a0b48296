import { expect, test } from "vitest";
import { silentLog } from "../../shared/config/log.ts";
import type { LiveWords } from "../../shared/contracts/live-words.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { createManualClock } from "../../shared/sandbox/manual-clock.ts";
import { createLiveWords } from "./live-words.ts";

function follow({ isAllowed = async (): Promise<boolean> => true, send = async (): Promise<void> => undefined } = {}) {
  const clock = createManualClock();
  const sent: LiveWords[] = [];
  let questions = 0;
  const outlet = {
    isAllowed: () => {
      questions += 1;
      return isAllowed();
    },
    send: async (_callId: string, words: LiveWords) => {
      sent.push(words);
      await send();
    },
  };
  const deps = { outlet, clock, wallNow: () => new Date(clock.now()), log: silentLog };
  const feed = createLiveWords(deps, { callId: "call", streamSid: "MZ1" });
  const say = (text: string, { channel = 0 as 0 | 1, isFinal = true, level = 2 as 1 | 2 | 3 } = {}) =>
    feed.hear({ channel, text, isFinal, isEndOfUtterance: isFinal, startMs: 0, endMs: 0 }, level);
  const texts = () => sent.map(({ turns, partial }) => [turns.map(({ text }) => text), partial.map(({ text }) => text)]);
  return { clock, sent, feed, say, texts, questions: () => questions };
}

test("of a calm call nothing is sent, nor what was said before it became suspicious", async () => {
  const { clock, say, texts, questions } = follow();
  say("Bonjour madame.", { level: 1 });
  await clock.advance(5_000);
  expect([texts(), questions()]).toEqual([[], 0]);
  say("Donnez-moi le code.");
  await clock.advance(0);
  expect(texts()).toEqual([[["Donnez-moi le code."], []]]);
});

test("digits are masked, in what is being said too", async () => {
  const { clock, say, texts } = follow();
  say("le code est 482913", { isFinal: false });
  await clock.advance(500);
  say("Le code est 482913.");
  await clock.advance(500);
  expect(texts()).toEqual([
    [[], ["le code est ••••••"]],
    [["Le code est ••••••."], []],
  ]);
});

test("many words in a row make few messages, each with the last turns and both voices", async () => {
  const { clock, say, sent } = follow();
  for (let n = 1; n <= 10; n += 1) {
    say(`phrase ${n}`);
    say(`réponse ${n}`, { channel: 1, isFinal: n === 10 });
    await clock.advance(100);
  }
  await clock.advance(500);
  expect(sent.length).toBeLessThanOrEqual(4);
  const last = sent.at(-1);
  expect(last?.turns).toHaveLength(8);
  expect(last?.turns.at(-1)).toMatchObject({ speaker: "protected", text: "réponse 10" });
  expect(new Set(last?.turns.map(({ id }) => id)).size).toBe(8);
  expect(last?.partial).toEqual([]);
});

test("a line whose household may not read along is asked once, and nothing is sent", async () => {
  const { clock, say, texts, questions } = follow({ isAllowed: async () => false });
  for (let n = 0; n < 5; n += 1) {
    say("encore");
    await clock.advance(1_000);
  }
  expect([texts(), questions()]).toEqual([[], 1]);
});

test("without an answer nothing is sent; it is asked again with the next words", async () => {
  let isDown = true;
  const { clock, say, texts } = follow({
    isAllowed: async () => {
      if (isDown) throw new AppError("provider_unavailable", "down");
      return true;
    },
  });
  say("un");
  await clock.advance(1_000);
  expect(texts()).toEqual([]);
  isDown = false;
  say("deux");
  await clock.advance(0);
  expect(texts()).toEqual([[["un", "deux"], []]]);
});

test("a message that is lost or slow holds nothing up: the next one has its words again", async () => {
  let outcome: Promise<void> = Promise.reject(new AppError("provider_unavailable", "down"));
  const { clock, say, texts, feed } = follow({ send: () => outcome });
  say("un");
  await clock.advance(500);
  let answer = () => {};
  outcome = new Promise((resolve) => {
    answer = resolve;
  });
  say("deux");
  await clock.advance(500);
  say("trois");
  await clock.advance(5_000);
  expect(texts()).toHaveLength(2);
  answer();
  await clock.advance(500);
  expect(texts().map(([turns]) => turns)).toEqual([["un"], ["un", "deux"], ["un", "deux", "trois"]]);
  feed.end();
  say("quatre");
  await clock.advance(1_000);
  expect(texts()).toHaveLength(3);
});
