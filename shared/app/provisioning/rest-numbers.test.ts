import { expect, test, vi } from "vitest";
import { silentLog } from "../../config/log.ts";
import { AppError } from "../../domain/errors.ts";
import type { NumberSettings, OwnedNumber } from "../../ports/number-market.ts";
import type { RestAct, RestingNumber } from "../../ports/number-pool.ts";
import { e164 } from "../../sandbox/call-fakes.ts";
import { endLines, restNumbers } from "./rest-numbers.ts";

const resting = (sid: string, act: RestAct): RestingNumber => ({ e164: e164(`+3393900000${sid.at(-1)}`), sid, act });

function build(...rounds: RestingNumber[][]) {
  const settled: [string, RestAct][] = [];
  const pool = {
    toRest: vi.fn(async () => rounds.shift() ?? []),
    settleRest: vi.fn(async (number: string, act: RestAct) => {
      settled.push([number, act]);
      return true;
    }),
    linesToEnd: vi.fn(async () => ["line-1", "line-2"]),
    endLine: vi.fn(async () => true),
  };
  const done: string[] = [];
  const market = {
    configure: vi.fn(async (sid: string, _settings: NumberSettings) => {
      done.push(`configure ${sid}`);
      return { sid } as OwnedNumber;
    }),
    isConfigured: vi.fn(() => true),
    release: vi.fn(async (sid: string) => void done.push(`release ${sid}`)),
  };
  const run = () => restNumbers({ pool, market, log: silentLog, now: () => 0 });
  return { pool, market, settled, done, run };
}

test("a number is cleared, returned or released at the provider first, then on record", async () => {
  const { run, done, settled, market } = build([resting("PN1", "clear"), resting("PN2", "return"), resting("PN3", "release")]);
  await run();
  expect(done).toEqual(["configure PN1", "configure PN2", "release PN3"]);
  expect(market.configure.mock.calls[0]?.[1]).toEqual({ lineId: null, targets: [], bundleSid: null, addressSid: null });
  expect(settled.map(([, act]) => act)).toEqual(["clear", "return", "release"]);
});

test("what is due once a number is cleared is done in the same run", async () => {
  const { run, settled } = build([resting("PN1", "clear")], [resting("PN1", "return")]);
  await run();
  expect(settled.map(([, act]) => act)).toEqual(["clear", "return"]);
});

test("a configuration that was not taken is not on record as cleared", async () => {
  const { run, settled, market } = build([resting("PN1", "clear")]);
  market.isConfigured.mockReturnValueOnce(false);
  await expect(run()).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(settled).toEqual([]);
});

test("a refused number holds up no other, and is not tried twice in a run", async () => {
  const { run, settled, market } = build([resting("PN1", "release"), resting("PN2", "release")], [resting("PN1", "release")]);
  market.release.mockRejectedValueOnce(new AppError("provider_refused", "no", { providerCode: "21479" }));
  await expect(run()).rejects.toMatchObject({ code: "provider_refused" });
  expect(settled).toEqual([["+33939000002", "release"]]);
  expect(market.release).toHaveBeenCalledTimes(2);
});

test("a number that is gone is left to the reconciliation", async () => {
  const { run, settled, market } = build([resting("PN1", "clear")]);
  market.configure.mockRejectedValueOnce(new AppError("not_found", "gone"));
  await run();
  expect(settled).toEqual([]);
});

test("while nobody answers, the rest waits", async () => {
  const { run, market } = build([resting("PN1", "release"), resting("PN2", "release")]);
  market.release.mockRejectedValueOnce(new AppError("provider_unavailable", "no answer"));
  await expect(run()).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(market.release).toHaveBeenCalledOnce();
});

test("lines end a month after they were cancelled, one that was taken up again does not", async () => {
  const { pool } = build();
  pool.endLine.mockResolvedValueOnce(false);
  const info = vi.fn();
  await endLines({ pool, log: { ...silentLog, info }, now: () => 0 });
  expect(info.mock.calls).toEqual([["line_ended", { lineId: "line-2" }]]);
});
