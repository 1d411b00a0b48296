import { expect, test } from "vitest";
import { parseListenQuery } from "./listen-query.ts";

const parse = (text: string) => parseListenQuery(new URLSearchParams(text));
const raw = "encoding=mulaw&sample_rate=8000";

test("what is not said has the provider's defaults", () => {
  expect(parse(raw)).toMatchObject({
    query: { model: "base", language: "en", channels: 1, multichannel: false, endpointing: 10, punctuate: false },
  });
});

test("endpointing is a number of milliseconds or switched off", () => {
  expect(parse(`${raw}&endpointing=300`)).toMatchObject({ query: { endpointing: 300 } });
  expect(parse(`${raw}&endpointing=0`)).toMatchObject({ query: { endpointing: 0 } });
  expect(parse(`${raw}&endpointing=false`)).toMatchObject({ query: { endpointing: false } });
  expect(parse(`${raw}&endpointing=true`)).toMatchObject({ query: { endpointing: 10 } });
});

test.each([
  ["an encoding without a sample rate", "encoding=mulaw"],
  ["a sample rate without an encoding", "sample_rate=8000"],
  ["more channels than there may be", `${raw}&channels=21&multichannel=true`],
  ["utterance ends without interim results", `${raw}&utterance_end_ms=1000`],
  ["utterance ends closer than a second", `${raw}&interim_results=true&utterance_end_ms=500`],
  ["a language that the model does not know", `${raw}&model=nova-3&language=xx`],
  ["a telephone model in French", `${raw}&model=nova-2-phonecall&language=fr`],
  ["an unknown model", `${raw}&model=nova-9`],
  ["an unknown parameter", `${raw}&langauge=fr`],
  ["a switch that is neither on nor off", `${raw}&punctuate=yes`],
])("refuses %s", (_, query) => {
  expect(parse(query)).toHaveProperty("refusal");
});

test("takes every parameter that a client of ours sends", () => {
  const query = `${raw}&model=nova-3&language=fr&channels=2&multichannel=true&interim_results=true&endpointing=300&utterance_end_ms=1000&punctuate=true&smart_format=false&mip_opt_out=true&tag=abc&keyterm=virement&keyterm=code`;
  expect(parse(query)).toMatchObject({ query: { multichannel: true, channels: 2, utterance_end_ms: 1000, tag: "abc" } });
});
