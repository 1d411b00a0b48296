import type { NewLineSetup } from "../../../shared/contracts/v1/line-setups.ts";

type LineType = NonNullable<NewLineSetup["lineType"]>;

/** What a French number most likely is: 06 and 07 are mobiles, 09 comes with a box, and so do most others today. */
export function proposeLineType(typed: string): LineType | undefined {
  const digits = typed.replace(/[\s.\-()/\u00a0]/g, "").replace(/^(\+33|0033)/, "0");
  if (!/^0[1-9]\d{8}$/.test(digits)) return undefined;
  return /^0[67]/.test(digits) ? "mobile" : "box";
}
