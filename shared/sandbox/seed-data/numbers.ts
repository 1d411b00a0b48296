// Ranges that regulators keep free for works of fiction: nobody can be called by mistake. Apart from those of `demo-tenants.ts`,
// which live in the same database.
const french = (prefix: string, ordinal: number) => `+33${prefix}${String(ordinal).padStart(9 - prefix.length, "0")}`;

export const ethiqNumber = (ordinal: number) => french("19900", 5_000 + ordinal);
export const forwardedNumber = (ordinal: number) => french("26191", 5_000 + ordinal);
export const secondNumber = (ordinal: number) => french("35301", 5_000 + ordinal);
export const mobile = (ordinal: number) => french("63998", 5_000 + ordinal);
/** Surgeries, shops, offices. */
export const landline = (ordinal: number) => french("46571", 5_000 + ordinal);
export const rotatingNumber = (ordinal: number) => french("63998", 7_100 + 37 * ordinal);
export const strangeNumber = (ordinal: number) => french("53649", 5_000 + ordinal);
export const britishNumber = (ordinal: number) => `+44207946${String(100 + ordinal).padStart(4, "0")}`;

export const isFictional = (number: string) =>
  /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/.test(number) || /^\+442079460\d{3}$/.test(number);
