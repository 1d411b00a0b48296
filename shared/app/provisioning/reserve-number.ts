import { LeaseLost, type StepWork } from "./provisioning-deps.ts";

/** Writes down which number is meant before money is spent on it. */
export const reserveNumber: StepWork = async ({ store, limits, now }, { id, data, purchase }, lease) => {
  if (purchase) return { type: "purchase_intended", e164: purchase.e164 };
  const pool = await store.reserve(id, lease);
  if (pool.state === "lost") throw new LeaseLost();
  if (pool.state === "reserved") return { type: "pool_reserved", e164: pool.number.e164 };
  const [e164] = data.candidates;
  if (e164 === undefined) return { type: "number_taken", e164: null, error: "pool_empty" };
  const intended = await store.intend(id, lease, {
    e164,
    monthlyPriceCents: data.monthlyPriceCents,
    monthlyLimit: limits.numbersPerMonth,
    now: new Date(now()),
  });
  switch (intended.state) {
    case "lost":
      throw new LeaseLost();
    case "limit":
      return { type: "month_full", monthlyLimit: limits.numbersPerMonth };
    case "taken":
      return { type: "number_taken", e164, error: "known" };
    case "intended":
      return { type: "purchase_intended", e164: intended.purchase.e164 };
  }
};
