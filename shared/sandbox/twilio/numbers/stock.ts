export type NumberType = "local" | "mobile" | "national" | "toll_free";
export type AddressRequirement = "none" | "any" | "local" | "foreign";

export interface Capabilities {
  voice: boolean;
  sms: boolean;
  mms: boolean;
  fax: boolean;
}

export interface StockNumber {
  readonly e164: string;
  readonly country: string;
  readonly type: NumberType;
  readonly locality: string | null;
  readonly region: string | null;
  readonly addressRequirement: AddressRequirement;
  readonly capabilities: Capabilities;
}

/** Numbers of one country and type. */
export interface Delivery {
  /** ISO 3166-1 alpha-2. */
  country: string;
  type: NumberType;
  numbers: readonly string[];
  locality?: string | undefined;
  region?: string | undefined;
  addressRequirement?: AddressRequirement | undefined;
  capabilities?: Partial<Capabilities> | undefined;
}

/** What can be bought. A country and type that was never delivered is not sold; one that ran out is sold and empty. */
export interface Stock {
  add(delivery: Delivery): void;
  /** These numbers in place of those of that country and type. */
  replace(delivery: Delivery): void;
  /** The country does not sell this type any more. */
  withdraw(country: string, type: NumberType): void;
  isSold(country: string, type: NumberType): boolean;
  countries(): { country: string; types: NumberType[] }[];
  list(country: string, type: NumberType): StockNumber[];
  find(e164: string): StockNumber | undefined;
  /** Somebody bought it; undefined when it is not there. */
  take(e164: string): StockNumber | undefined;
  giveBack(number: StockNumber): void;
}

const VOICE: Capabilities = { voice: true, sms: false, mms: false, fax: false };

const entriesOf = ({ country, type, numbers, locality, region, addressRequirement, capabilities }: Delivery): StockNumber[] =>
  numbers.map((e164) => ({
    e164,
    country,
    type,
    locality: locality ?? null,
    region: region ?? null,
    addressRequirement: addressRequirement ?? "none",
    capabilities: { ...VOICE, ...capabilities },
  }));

export function createStock(deliveries: readonly Delivery[]): Stock {
  const shelves = new Map<string, Map<NumberType, Map<string, StockNumber>>>();
  const shelf = (country: string, type: NumberType) => {
    const types = shelves.get(country) ?? new Map<NumberType, Map<string, StockNumber>>();
    shelves.set(country, types);
    const numbers = types.get(type) ?? new Map<string, StockNumber>();
    types.set(type, numbers);
    return numbers;
  };
  const find = (e164: string) => {
    for (const types of shelves.values()) {
      for (const numbers of types.values()) {
        const number = numbers.get(e164);
        if (number) return { number, numbers };
      }
    }
    return undefined;
  };
  const stock: Stock = {
    add(delivery) {
      const numbers = shelf(delivery.country, delivery.type);
      for (const number of entriesOf(delivery)) numbers.set(number.e164, number);
    },
    replace(delivery) {
      shelf(delivery.country, delivery.type).clear();
      stock.add(delivery);
    },
    withdraw: (country, type) => void shelves.get(country)?.delete(type),
    isSold: (country, type) => shelves.get(country)?.has(type) ?? false,
    countries: () => [...shelves].filter(([, types]) => types.size > 0).map(([country, types]) => ({ country, types: [...types.keys()] })),
    list: (country, type) => [...(shelves.get(country)?.get(type)?.values() ?? [])],
    find: (e164) => find(e164)?.number,
    take(e164) {
      const found = find(e164);
      found?.numbers.delete(e164);
      return found?.number;
    },
    giveBack: (number) => void shelf(number.country, number.type).set(number.e164, number),
  };
  for (const delivery of deliveries) stock.add(delivery);
  return stock;
}
