import type { NumberType } from "./stock.ts";

export type CountryPrices = Partial<Record<NumberType, number>>;

/** Per month, in cents of the account's currency. */
export interface Prices {
  readonly unit: string;
  set(country: string, type: NumberType, cents: number): void;
  /** Undefined where no number is sold. */
  country(country: string): CountryPrices | undefined;
  countries(): string[];
}

const DEFAULT_PRICES: Readonly<Record<string, CountryPrices>> = {
  FR: { local: 135, national: 135, mobile: 425, toll_free: 2500 },
  GB: { local: 115, mobile: 115, toll_free: 215 },
  US: { local: 115, toll_free: 215 },
  BE: { local: 115 },
};

export function createPrices(): Prices {
  const prices = new Map(Object.entries(DEFAULT_PRICES).map(([country, types]) => [country, { ...types }]));
  return {
    unit: "USD",
    set: (country, type, cents) => void prices.set(country, { ...prices.get(country), [type]: cents }),
    country: (country) => prices.get(country),
    countries: () => [...prices.keys()],
  };
}
