import { expect, test } from "vitest";
import type { ClaimedJob } from "../../ports/provisioning-store.ts";
import { chooseNumber } from "./choose-number.ts";
import type { ProvisioningDeps } from "./provisioning-deps.ts";

const job = { kind: "set_up", wish: { country: "FR", numberType: "local" }, assigned: null, reserved: null, isInPool: false };

/** What a job that looks with this lease will try, of so many numbers on offer. */
async function tried(offered: number, lease: string): Promise<readonly string[]> {
  const market = {
    monthlyPriceCents: async () => 100,
    search: async ({ limit }: { limit: number }) =>
      Array.from({ length: Math.min(limit, offered) }, (_, index) => ({ e164: `+3326191${9_000 + index}` })),
  };
  const deps = { market, limits: { maxMonthlyCents: 500, numbersPerMonth: 100 } } as unknown as ProvisioningDeps;
  const found = await chooseNumber(deps, job as unknown as ClaimedJob, lease);
  if (found.type !== "offers_found") throw new Error(`found ${found.type}`);
  return found.numbers;
}

const leaseOf = (end: string) => `00000000-0000-4000-8000-0000${end}`;

test("jobs that look at once do not all reach for the same numbers", async () => {
  const [one, other] = [await tried(200, leaseOf("00000010")), await tried(200, leaseOf("00000040"))];
  expect(one).toHaveLength(15);
  expect(one.filter((number) => other.includes(number))).toEqual([]);
});

test("a start near the end of the offers goes on at their beginning", async () => {
  const numbers = await tried(40, leaseOf("00000026"));
  expect(new Set(numbers).size).toBe(15);
  expect(numbers.slice(0, 3)).toEqual(["+33261919038", "+33261919039", "+33261919000"]);
});

test("of few numbers all are tried", async () => {
  expect(await tried(4, leaseOf("ffffffff"))).toHaveLength(4);
  expect(await tried(0, leaseOf("ffffffff"))).toEqual([]);
});
