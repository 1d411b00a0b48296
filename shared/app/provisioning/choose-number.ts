import { MAX_SEARCHES } from "../../domain/provisioning/retries.ts";
import type { StepWork } from "./provisioning-deps.ts";

/** Others may be quicker: each search brings several. */
const OFFERS_KEPT = 5 * MAX_SEARCHES;
/** Everybody is shown the same numbers in the same order. */
const OFFERS_SEEN = 10 * OFFERS_KEPT;

/** So many jobs that look at once do not all reach for the same numbers: each delivery, with its own lease, begins elsewhere. */
function someOf<Offer>(offers: readonly Offer[], lease: string): Offer[] {
  const start = offers.length > OFFERS_KEPT ? Number.parseInt(lease.slice(-8), 16) % offers.length : 0;
  return [...offers.slice(start), ...offers.slice(0, start)].slice(0, OFFERS_KEPT);
}

/** What we have goes before what would have to be bought. */
export const chooseNumber: StepWork = async ({ market, limits }, { kind, wish, assigned, reserved, isInPool }, lease) => {
  if (kind === "set_up" && assigned) return { type: "number_kept", e164: assigned.e164 };
  if (reserved || isInPool) return { type: "pool_has_one" };
  const { country, numberType: type, area: locality } = wish;
  const priceCents = await market.monthlyPriceCents(country, type);
  // A number whose price nobody knows may cost anything.
  if (priceCents === undefined || priceCents > limits.maxMonthlyCents) {
    return { type: "too_dear", priceCents: priceCents ?? null, limitCents: limits.maxMonthlyCents };
  }
  const offers = await market.search({ country, type, locality, limit: OFFERS_SEEN });
  return { type: "offers_found", numbers: someOf(offers, lease).map(({ e164 }) => e164), monthlyPriceCents: priceCents };
};
