import { expect, test, vi } from "vitest";
import { silentLog } from "../../config/log.ts";
import { AppError } from "../../domain/errors.ts";
import type { Cleanup } from "../../ports/provider-cleanups.ts";
import type { SipCredential } from "../../ports/sip-registry.ts";
import { SIP_TARGET } from "../../sandbox/call-fakes.ts";
import { cleanUp } from "./clean-up.ts";

const LINE = "11111111-1111-4111-8111-111111111111";

function build(due: Cleanup[]) {
  const settled: [number, string | null][] = [];
  const cleanups = {
    due: vi.fn(async () => due.splice(0, 50)),
    settle: vi.fn(async (id: number, error: string | null) => void settled.push([id, error])),
  };
  const done: string[] = [];
  const note = (what: string) => void done.push(what);
  const sip = {
    findCredential: vi.fn(async (username: string): Promise<SipCredential | undefined> => ({ sid: `CR-${username}`, username })),
    removeCredential: vi.fn(async (sid: string) => note(sid)),
  };
  const regulators = { remove: vi.fn(async (kind: string, sid: string) => note(`${kind} ${sid}`)) };
  const market = { configure: vi.fn(async (sid: string) => ({ sid }) as never) };
  const log = { ...silentLog, error: vi.fn() };
  const run = () => cleanUp({ cleanups, sip, regulators, market, log, now: () => 0 });
  return { run, cleanups, settled, done, sip, regulators, market, log };
}

const credential = (id: number, over: object = {}): Cleanup => ({
  id,
  attempts: 1,
  kind: "credential",
  sid: `CR${id}`,
  username: null,
  ...over,
});

test("each thing is removed in its own way and its row settled", async () => {
  const { run, done, settled, market } = build([
    credential(1),
    credential(2, { sid: null, username: "line-2" }),
    { id: 3, attempts: 1, kind: "bundle", sid: "BU1" },
    { id: 4, attempts: 1, kind: "end_user", sid: "IT1" },
    { id: 5, attempts: 1, kind: "address", sid: "AD1" },
    { id: 6, attempts: 1, kind: "number_config", sid: "PN1", lineId: null, targets: [] },
    { id: 7, attempts: 1, kind: "number_config", sid: "PN2", lineId: LINE, targets: [SIP_TARGET] },
  ]);
  await run();
  expect(done).toEqual(["CR1", "CR-line-2", "bundle BU1", "end_user IT1", "address AD1"]);
  expect(market.configure.mock.calls).toEqual([
    ["PN1", { lineId: null, targets: [], bundleSid: null, addressSid: null }],
    ["PN2", { lineId: LINE, targets: [SIP_TARGET], bundleSid: null, addressSid: null }],
  ]);
  expect(settled).toEqual([1, 2, 3, 4, 5, 6, 7].map((id) => [id, null]));
});

test("a credential that nobody made, and a number that is not ours any more, are done with", async () => {
  const { run, settled, sip, market } = build([
    credential(1, { sid: null, username: "line-1" }),
    { id: 2, attempts: 1, kind: "number_config", sid: "PN1", lineId: null, targets: [] },
  ]);
  sip.findCredential.mockResolvedValueOnce(undefined);
  market.configure.mockRejectedValueOnce(new AppError("not_found", "gone"));
  await run();
  expect(settled).toEqual([
    [1, null],
    [2, null],
  ]);
});

test("what the provider does not let go of waits; the others do not", async () => {
  const { run, settled, regulators, done } = build([{ id: 1, attempts: 3, kind: "address", sid: "AD1" }, credential(2)]);
  regulators.remove.mockRejectedValueOnce(new AppError("conflict", "in use", { providerCode: "20409" }));
  await run();
  expect(settled).toEqual([
    [1, "20409"],
    [2, null],
  ]);
  expect(done).toEqual(["CR2"]);
});

test("what has not gone for days is somebody's to look at", async () => {
  const { run, regulators, log } = build([{ id: 1, attempts: 12, kind: "address", sid: "AD1" }]);
  regulators.remove.mockRejectedValueOnce(new AppError("conflict", "in use", { providerCode: "20409" }));
  await run();
  expect(log.error).toHaveBeenCalledWith("cleanup_stuck", { kind: "address", cleanupId: 1, code: "conflict", providerCode: "20409" });
});

test("while nobody answers, the rest waits for another run", async () => {
  const { run, sip, settled } = build([credential(1), credential(2)]);
  sip.removeCredential.mockRejectedValueOnce(new AppError("provider_unavailable", "no answer"));
  await expect(run()).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(settled).toEqual([[1, "provider_unavailable"]]);
});

test("a long list is worked off batch by batch, within bounds", async () => {
  const { run, cleanups } = build(Array.from({ length: 1_000 }, (_, id) => credential(id)));
  await run();
  expect(cleanups.settle).toHaveBeenCalledTimes(200);
});
