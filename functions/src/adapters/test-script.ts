import twilio from "twilio";
import type { TestScript } from "../../../shared/app/line-test/carry-out.ts";
import { PROTECTED_LABEL } from "../../../shared/contracts/live-call.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { spokenIn } from "../../../shared/domain/line-test/spoken.ts";
import { VOICES } from "./twilio-script.ts";
import type { WebhookUrls } from "./webhook-urls.ts";

type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

/** How long somebody may think before they press a key. */
const KEY_SECONDS = 8;
/** How long the caller's side listens for a leak: a whisper, and a person who takes their time. */
const LISTEN_SECONDS = 16;
const HELLO_SECONDS = 6;
const MAX_ROOM_SECONDS = 180;

const write = (compose: (response: VoiceResponse) => void): string => {
  const response = new twilio.twiml.VoiceResponse();
  compose(response);
  return response.toString();
};

export interface TwilioTestScript extends TestScript {
  /** To the person: press 1. `tried`: how often they were asked before. */
  pressOne(test: { testId: string; locale: Locale; leg: string; tried: number }): string;
  /** Into the room of the test's call. `words`: said to the person first. */
  joinRoom(room: { callId: string; locale: Locale; words: string }): string;
  /** To the person, on a call that is no forwarding test: say hello. */
  sayHello(test: { testId: string; locale: Locale; tried: number }): string;
  /** On the caller's side. */
  wait(testId: string, seconds: number, query?: [string, string][]): string;
  sayDigit(test: { testId: string; locale: Locale; round: number; digit: string }): string;
  askHello(test: { testId: string; locale: Locale; asked: number; since: number }): string;
  listen(test: { testId: string; locale: Locale; word: string; since: number }): string;
  goodbye(words: string, locale: Locale): string;
}

export function createTestScript({ urls: { testStep } }: { urls: Pick<WebhookUrls, "testStep"> }): TwilioTestScript {
  const next = (response: VoiceResponse, url: string) => response.redirect({ method: "POST" }, url);

  return {
    pressOne: ({ testId, locale, leg, tried }) =>
      write((response) => {
        const action = testStep("key", testId, [
          ["leg", leg],
          ["tried", String(tried)],
        ]);
        const gather = response.gather({ input: ["dtmf"], numDigits: 1, timeout: KEY_SECONDS, action, actionOnEmptyResult: true });
        gather.say(VOICES[locale], spokenIn(locale).pressOne);
      }),
    typeDigit: ({ testId, locale, round }) =>
      write((response) => {
        const action = testStep("digit", testId, [["round", String(round)]]);
        const gather = response.gather({ input: ["dtmf"], numDigits: 1, timeout: KEY_SECONDS, action, actionOnEmptyResult: true });
        gather.say(VOICES[locale], spokenIn(locale).typeDigit);
      }),
    joinRoom: ({ callId, locale, words }) =>
      write((response) => {
        response.say(VOICES[locale], words);
        response.dial({ timeLimit: MAX_ROOM_SECONDS }).conference(
          {
            beep: "false",
            jitterBufferSize: "small",
            startConferenceOnEnter: true,
            // The person goes out to type, and comes back: the room must last.
            endConferenceOnExit: false,
            waitUrl: "",
            participantLabel: PROTECTED_LABEL,
          },
          callId,
        );
      }),
    sayHello: ({ testId, locale, tried }) =>
      write((response) => {
        const action = testStep("speech", testId, [["tried", String(tried)]]);
        const { language } = VOICES[locale];
        const words = spokenIn(locale);
        const gather = response.gather({
          input: ["speech"],
          language,
          hints: words.hello.join(","),
          timeout: HELLO_SECONDS,
          speechTimeout: "2",
          action,
          actionOnEmptyResult: true,
        });
        gather.say(VOICES[locale], tried > 0 ? words.speakLouder : words.speakNow);
      }),
    wait: (testId, seconds, query = []) =>
      write((response) => {
        response.pause({ length: seconds });
        next(response, testStep("part", testId, query));
      }),
    sayDigit: ({ testId, locale, round, digit }) =>
      write((response) => {
        // The person is on their way into the room.
        response.pause({ length: 2 });
        response.say(VOICES[locale], spokenIn(locale).digit(digit));
        next(response, testStep("part", testId, [["said", String(round)]]));
      }),
    askHello: ({ testId, locale, asked, since }) =>
      write((response) => {
        response.pause({ length: 1 });
        const words = spokenIn(locale);
        const action = testStep("part", testId, [
          ["since", String(since)],
          ["asked", String(asked + 1)],
        ]);
        const gather = response.gather({
          input: ["speech"],
          language: VOICES[locale].language,
          hints: words.hello.join(","),
          timeout: HELLO_SECONDS,
          speechTimeout: "2",
          action,
          actionOnEmptyResult: true,
        });
        gather.say(VOICES[locale], asked > 0 ? words.askHelloLouder : words.askHello);
      }),
    listen: ({ testId, locale, word, since }) =>
      write((response) => {
        const action = testStep("part", testId, [["since", String(since)]]);
        response.gather({
          input: ["speech"],
          language: VOICES[locale].language,
          hints: [word, ...spokenIn(locale).marks].join(","),
          timeout: LISTEN_SECONDS,
          speechTimeout: "2",
          action,
          actionOnEmptyResult: true,
        });
      }),
    goodbye: (words, locale) =>
      write((response) => {
        response.say(VOICES[locale], words);
        response.hangup();
      }),
  };
}
