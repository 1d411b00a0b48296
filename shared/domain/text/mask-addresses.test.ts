import { expect, test } from "vitest";
import { maskAddresses } from "./mask-addresses.ts";

test.each([
  ["écrivez à jean.martin@exemple.fr ce soir", "écrivez à •@• ce soir"],
  ["c'est jean point martin arobase exemple point fr voilà", "c'est • arobase • voilà"],
  ["it is jean dash martin at example dot co dot uk thanks", "it is • at • thanks"],
])("an address is hidden: %s", (said, masked) => {
  expect(maskAddresses(said)).toBe(masked);
});

test.each(["un point c'est tout", "on se voit at home at ten", "le tiret et le point", "l'arobase du clavier"])(
  "what is no address stays: %s",
  (said) => {
    expect(maskAddresses(said)).toBe(said);
  },
);
