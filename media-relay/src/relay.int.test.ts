import { afterEach, beforeEach, expect, test } from "vitest";
import { openMediaClient, signUpgrade } from "./testing/media-client.ts";
import { AUTH_TOKENS, eventually, type RelayFixture, startRelayFixture } from "./testing/relay-fixture.ts";
import { deinterleave } from "./testing/scripted-deepgram.ts";

const SCAM = "LEVEL3 : donnez-moi le code 123456.";
const piece = (value: number) => Buffer.alloc(160, value);
const quiet = piece(0xff);

let fixture: RelayFixture;
beforeEach(async () => {
  fixture = await startRelayFixture();
});
afterEach(() => fixture.close());

const connection = (index = 0) => eventually(() => fixture.deepgram.connections[index]);

test("both voices reach recognition bit by bit, caller first", async () => {
  const { client } = await fixture.listen();
  for (let index = 0; index < 50; index += 1) client.pieces(piece(index + 1), piece(index + 100));
  const { audio, url, authorization } = await connection();
  await eventually(() => audio.reduce((sum, { length }) => sum + length, 0) === 50 * 320);
  const heard = Buffer.concat(audio);
  expect(deinterleave(heard, 0)).toEqual(Buffer.concat(Array.from({ length: 50 }, (_, index) => piece(index + 1))));
  expect(deinterleave(heard, 1)).toEqual(Buffer.concat(Array.from({ length: 50 }, (_, index) => piece(index + 100))));
  expect(authorization).toBe("Token deepgram-key");
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    model: "nova-3",
    language: "fr",
    encoding: "mulaw",
    sample_rate: "8000",
    channels: "2",
    multichannel: "true",
    mip_opt_out: "true",
  });
});

test("a scam sentence warns the person, is recorded and alerts the relatives once", async () => {
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  const speech = await connection();
  speech.say(0, SCAM, { isFinal: false });
  speech.say(0, SCAM);
  await eventually(() => fixture.outside.alerts.length > 0);
  client.stop();
  await eventually(() => fixture.outside.totals.length > 0);
  expect(fixture.outside.verdicts.at(-1)).toMatchObject({ callId: call.callId, level: 3, key: "verdict:3" });
  expect(fixture.outside.whispers.filter(({ level }) => level === 3)).toMatchObject([{ callId: call.callId, locale: "fr" }]);
  expect(fixture.outside.alerts).toEqual([`alert-of-${call.callId}`]);
  expect(fixture.outside.totals).toMatchObject([{ callId: call.callId, analysed: true, notAnalysedReason: null, speechMs: 40 }]);
  expect(fixture.outside.events.map(({ type }) => type)).toContain("stream");
});

test("an upgrade without a signature, with a wrong one or to another path does not get in", async () => {
  const signature = signUpgrade(fixture.relayUrl, AUTH_TOKENS[0]);
  await expect(openMediaClient(fixture.url, {})).rejects.toThrow("403");
  await expect(openMediaClient(fixture.url, { "x-twilio-signature": signUpgrade(fixture.url, AUTH_TOKENS[0]) })).rejects.toThrow("403");
  await expect(openMediaClient(fixture.url, { "x-twilio-signature": signUpgrade(fixture.relayUrl, "guess") })).rejects.toThrow("403");
  await expect(openMediaClient(`${fixture.url}/x`, { "x-twilio-signature": signature })).rejects.toThrow("404");
  const rotated = await openMediaClient(fixture.url, { "x-twilio-signature": signUpgrade(fixture.relayUrl, AUTH_TOKENS[1]) });
  rotated.socket.terminate();
  expect(fixture.deepgram.connections).toHaveLength(0);
});

test("who follows a suspicious call may read along, with digits masked, and of a calm one nothing is sent", async () => {
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  const speech = await connection();
  speech.say(0, "Bonjour, ici le 0612345678.");
  speech.say(1, "Qui est là ?");
  speech.say(0, SCAM);
  await eventually(() => fixture.outside.words.length > 0);
  client.stop();
  const [first] = fixture.outside.words;
  expect(first).toMatchObject({ callId: call.callId, turns: [{ speaker: "caller", text: "LEVEL3 : donnez-moi le code ••••••." }] });
  expect(JSON.stringify(fixture.outside.words)).not.toContain("Bonjour");
});
