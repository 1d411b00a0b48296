/** A French number in pairs, "06 12 34 56 78", however it was typed. Anything else stays as it is: the API judges it. */
export function pairTyped(typed: string): string {
  const digits = typed.replace(/[\s.\-()/\u00a0]/g, "").replace(/^(\+33|0033)(?=[1-9])/, "0");
  return /^0[1-9]\d{8}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, "$1 ") : typed.trim();
}
