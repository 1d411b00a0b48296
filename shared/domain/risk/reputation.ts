/** What other tenants met of a caller's number, released only when five of them did. */
export interface CallerReputation {
  /** At least so many tenants, those who say otherwise taken off. */
  readonly tenants: number;
  /** Since the fifth latest of them met it. */
  readonly days: number;
}

/** What other tenants met of a script, whatever number it came from; released in the same way. */
export interface ScamCampaign {
  readonly tenants: number;
  readonly kind: string;
}

/** Log-odds that no number of tenants goes beyond: anybody may show any number, so it never decides by itself. */
export const MOST_REPUTATION = 1;
export const MOST_CAMPAIGN = 1.2;
const FEWEST_TENANTS = 5;
const FORGOTTEN_AFTER_DAYS = 90;

/** 0 at fewer than five; at five `least`, and a step more for each doubling. */
const grow = (tenants: number, least: number, step: number, most: number): number =>
  tenants >= FEWEST_TENANTS ? Math.min(most, least + step * Math.log2(tenants / FEWEST_TENANTS)) : 0;

/** From 0 to `MOST_REPUTATION`, less with every day. */
export const reputationLogit = (known: CallerReputation | undefined): number => {
  if (known === undefined) return 0;
  const freshness = 1 - Math.max(0, known.days) / FORGOTTEN_AFTER_DAYS;
  return freshness > 0 ? grow(known.tenants, 0.6, 0.2, MOST_REPUTATION) * freshness : 0;
};

/** From 0 to `MOST_CAMPAIGN`: to read the same words to strangers is rarer than to show the same number. */
export const campaignLogit = (known: ScamCampaign | undefined): number =>
  known === undefined ? 0 : grow(known.tenants, 0.8, 0.2, MOST_CAMPAIGN);
