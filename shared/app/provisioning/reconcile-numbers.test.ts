import { expect, test, vi } from "vitest";
import { silentLog } from "../../config/log.ts";
import { AppError } from "../../domain/errors.ts";
import type { OwnedNumber } from "../../ports/number-market.ts";
import type { PoolLevel, Reconciled } from "../../ports/number-pool.ts";
import type { Regulation } from "../../ports/regulators.ts";
import { reconcileNumbers, watchStock } from "./reconcile-numbers.ts";

const LINE = "11111111-1111-4111-8111-111111111111";
const nothing: Reconciled = { adopted: [], vanished: [], unknown: 0, corrected: 0, stillOwned: 0 };

function build(found: Partial<Reconciled> = {}) {
  const recordOwned = vi.fn(async () => ({ ...nothing, ...found }));
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const owned = [{ e164: "+33939000001", sid: "PN1" }] as OwnedNumber[];
  return { recordOwned, log, owned };
}

test("everything the provider says we own is compared, as of when the list was begun", async () => {
  const { recordOwned, log, owned } = build({
    vanished: [{ status: "assigned", lineId: LINE }],
    adopted: [{ status: "quarantined", lineId: null }],
  });
  let time = 1_000;
  const market = {
    async *listOwned() {
      time = 9_000;
      yield* owned;
    },
  };
  await reconcileNumbers({ pool: { recordOwned }, market, log, now: () => time });
  expect(recordOwned.mock.calls).toEqual([[owned, new Date(1_000)]]);
  expect(log.error.mock.calls).toEqual([["number_vanished", { status: "assigned", lineId: LINE }]]);
  expect(log.warn.mock.calls).toEqual([["number_adopted", { status: "quarantined", lineId: null }]]);
  expect(JSON.stringify([log.info.mock.calls, log.error.mock.calls])).not.toContain("+33");
});

test("from half a list nothing is concluded", async () => {
  const { recordOwned, log, owned } = build();
  const market = {
    async *listOwned() {
      yield* owned;
      throw new AppError("provider_unavailable", "no answer");
    },
  };
  const reconciling = reconcileNumbers({ pool: { recordOwned }, market, log, now: () => 0 });
  await expect(reconciling).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(recordOwned).not.toHaveBeenCalled();
});

const level = (over: Partial<PoolLevel> = {}): PoolLevel => ({ country: "GB", type: "local", available: 1, ...over });

function watching(levels: PoolLevel[], regulation: () => Promise<Regulation | undefined> = async () => undefined) {
  const error = vi.fn();
  const run = (low = 3) =>
    watchStock({ pool: { levels: async () => levels }, regulators: { regulation }, low, log: { ...silentLog, error } });
  return { run, error };
}

test("kinds of which few are free are reported, and only those", async () => {
  const { run, error } = watching([level(), level({ type: "mobile", available: 3 }), level({ type: "national", available: 0 })]);
  await run();
  expect(error.mock.calls).toEqual([
    ["number_stock_low", { country: "GB", numberType: "local", available: 1 }],
    ["number_stock_low", { country: "GB", numberType: "national", available: 0 }],
  ]);
});

test("what is bought with its user's own approval is never in store; when nobody can say so, it is reported", async () => {
  const approved = watching([level()], async () => ({ sid: "RN1", endUserFields: [], documents: [] }));
  await approved.run();
  expect(approved.error).not.toHaveBeenCalled();
  const down = watching([level()], async () => {
    throw new AppError("provider_unavailable", "no answer");
  });
  await down.run();
  expect(down.error).toHaveBeenCalledOnce();
});

test("with a limit of none nothing is reported", async () => {
  const { run, error } = watching([level({ available: 0 })]);
  await run(0);
  expect(error).not.toHaveBeenCalled();
});
