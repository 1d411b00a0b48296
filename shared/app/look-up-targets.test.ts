import { expect, test } from "vitest";
import { createJsonLog } from "../config/log.ts";
import { ETHIQ_NUMBER, fakeLines, lineRoute, NUMBER_TARGET, SIP_TARGET } from "../sandbox/call-fakes.ts";
import { lookUpTargets } from "./look-up-targets.ts";

function build(lines = fakeLines(lineRoute())) {
  const written: string[] = [];
  return { deps: { lines, log: createJsonLog({ write: (line) => written.push(line) }) }, written };
}

test("the telephones at the end of the line's list are those still to be rung", async () => {
  const { deps, written } = build();
  expect(await lookUpTargets(deps, { dialled: ETHIQ_NUMBER, count: 1 })).toEqual([NUMBER_TARGET]);
  expect(await lookUpTargets(deps, { dialled: ETHIQ_NUMBER, count: 4 })).toEqual([SIP_TARGET, NUMBER_TARGET]);
  expect(written).toHaveLength(2);
  expect(written.join()).not.toMatch(/sip:|\+33/);
});

test("when none are left nobody is asked", async () => {
  const { deps, written } = build();
  expect(await lookUpTargets(deps, { dialled: ETHIQ_NUMBER, count: 0 })).toEqual([]);
  expect(written).toEqual([]);
});

test("the forwarded number is not among them", async () => {
  const { deps } = build(fakeLines(lineRoute({ forwardedNumber: NUMBER_TARGET.kind === "number" ? NUMBER_TARGET.e164 : null })));
  expect(await lookUpTargets(deps, { dialled: ETHIQ_NUMBER, count: 2 })).toEqual([SIP_TARGET]);
});

test.each([
  ["nobody's number", fakeLines(undefined), ETHIQ_NUMBER],
  ["no number at all", fakeLines(lineRoute()), "sip:nobody@ours.example"],
  ["a directory that does not answer", fakeLines(lineRoute(), ["provider_unavailable"]), ETHIQ_NUMBER],
])("for %s there are none", async (_, lines, dialled) => {
  expect(await lookUpTargets(build(lines).deps, { dialled, count: 2 })).toEqual([]);
});
