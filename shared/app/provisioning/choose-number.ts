import { MAX_SEARCHES } from "../../domain/provisioning/retries.ts";
import type { StepWork } from "./provisioning-deps.ts";

/** Others may be quicker: each search brings several. */
const OFFERS_PER_SEARCH = 5 * MAX_SEARCHES;

/** What we have goes before what would have to be bought. */
export const chooseNumber: StepWork = async ({ market, limits }, { kind, wish, assigned, reserved, isInPool }) => {
  if (kind === "set_up" && assigned) return { type: "number_kept", e164: assigned.e164 };
  if (reserved || isInPool) return { type: "pool_has_one" };
  const { country, numberType: type, area: locality } = wish;
  const priceCents = await market.monthlyPriceCents(country, type);
  // A number whose price nobody knows may cost anything.
  if (priceCents === undefined || priceCents > limits.maxMonthlyCents) {
    return { type: "too_dear", priceCents: priceCents ?? null, limitCents: limits.maxMonthlyCents };
  }
  const offers = await market.search({ country, type, locality, limit: OFFERS_PER_SEARCH });
  return { type: "offers_found", numbers: offers.map(({ e164 }) => e164), monthlyPriceCents: priceCents };
};
