import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";

/** One kind of line of one operator, with its codes. */
export interface Operator {
  /** As it stands in the address of the page. */
  key: string;
  name: string;
  lineType: ForwardingCode["lineType"];
  /** For all calls; what protects fully. */
  full: ForwardingCode | undefined;
  partial: readonly ForwardingCode[];
}

/** As `Operator.key` has it; undefined where nobody said both. */
export const operatorKey = ({ lineType, operator }: Pick<LineSetup, "lineType" | "operator">): string | undefined =>
  lineType && operator ? `${lineType}:${operator}` : undefined;

/** By name, then by kind of line. */
export function operatorsOf(codes: readonly ForwardingCode[]): readonly Operator[] {
  const groups = new Map<string, ForwardingCode[]>();
  for (const code of codes) {
    const key = `${code.lineType}:${code.operator}`;
    groups.set(key, [...(groups.get(key) ?? []), code]);
  }
  return [...groups]
    .flatMap(([key, [first, ...rest]]) => {
      if (!first) return [];
      const all = [first, ...rest];
      return [
        {
          key,
          name: first.operator,
          lineType: first.lineType,
          full: all.find(({ kind }) => kind === "all"),
          partial: all.filter(({ kind }) => kind !== "all"),
        },
      ];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "fr") || a.lineType.localeCompare(b.lineType));
}
