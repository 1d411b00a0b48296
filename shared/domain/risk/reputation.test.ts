import fc from "fast-check";
import { expect, test } from "vitest";
import { campaignLogit, MOST_CAMPAIGN, MOST_REPUTATION, reputationLogit } from "./reputation.ts";

const SIZES = [5, 10, 20, 50];

test("what nobody may know weighs nothing", () => {
  expect(reputationLogit(undefined)).toBe(0);
  expect(campaignLogit(undefined)).toBe(0);
  expect(reputationLogit({ tenants: 4, days: 0 })).toBe(0);
  expect(campaignLogit({ tenants: 4, kind: "delivery" })).toBe(0);
});

test("more tenants weigh more, up to the bound", () => {
  const callers = SIZES.map((tenants) => reputationLogit({ tenants, days: 0 }));
  const campaigns = SIZES.map((tenants) => campaignLogit({ tenants, kind: "delivery" }));
  expect(callers).toEqual([0.6, 0.8, 1, 1]);
  expect(campaigns).toEqual([0.8, 1, 1.2, 1.2]);
});

test("a number that five tenants met long ago fades, and is forgotten after 90 days", () => {
  expect(reputationLogit({ tenants: 50, days: 45 })).toBeCloseTo(0.5);
  expect(reputationLogit({ tenants: 50, days: 90 })).toBe(0);
  expect(reputationLogit({ tenants: 50, days: 4_000 })).toBe(0);
});

test("whatever is told, both stay within their bounds", () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (tenants, days) => {
      const caller = reputationLogit({ tenants, days });
      const campaign = campaignLogit({ tenants, kind: "" });
      return caller >= 0 && caller <= MOST_REPUTATION && campaign >= 0 && campaign <= MOST_CAMPAIGN;
    }),
  );
});
