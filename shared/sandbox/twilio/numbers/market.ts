import type { OwnedNumber, World } from "../world.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { addNumber, type NewNumber } from "./owned-numbers.ts";
import { createPrices, type Prices } from "./prices.ts";
import type { Stock, StockNumber } from "./stock.ts";

/** Buying and giving up numbers, with what it costs. */
export interface Market {
  readonly stock: Stock;
  readonly prices: Prices;
  readonly ledger: Ledger;
  buy(number: StockNumber, fields: Omit<NewNumber, "e164">): OwnedNumber;
  release(number: OwnedNumber): void;
}

export function createMarket(world: World, stock: Stock): Market {
  const ledger = createLedger();
  const prices = createPrices();
  const write = (kind: "purchase" | "release", { sid, e164 }: OwnedNumber, { country, type }: StockNumber) => {
    const cents = kind === "purchase" ? (prices.country(country)?.[type] ?? 0) : 0;
    ledger.write({ kind, at: world.now().toISOString(), sid, e164, country, type, cents });
  };
  return {
    stock,
    prices,
    ledger,
    buy(wanted, fields) {
      stock.take(wanted.e164);
      const number = addNumber(world.numbers, { ...fields, e164: wanted.e164, stock: wanted }, world.now());
      write("purchase", number, wanted);
      return number;
    },
    release(number) {
      world.numbers.delete(number.e164);
      if (!number.stock) return;
      write("release", number, number.stock);
      if (world.settings.releasedNumbersReturn) stock.giveBack(number.stock);
    },
  };
}
