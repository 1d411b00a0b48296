export interface Share {
  count: number;
  of: number;
  /** Between 0 and 1, with the bounds of Wilson's 95 % interval; NaN when there is nothing to count. */
  value: number;
  low: number;
  high: number;
}

const Z = 1.96;

export function share(count: number, of: number): Share {
  const value = count / of;
  const z2 = Z * Z;
  const middle = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  return { count, of, value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How often a scam scores higher than an honest call; a tie counts half. NaN when either side is empty. */
export function rocAuc(scams: readonly number[], honest: readonly number[]): number {
  const all = [...scams.map((score) => ({ score, isScam: true })), ...honest.map((score) => ({ score, isScam: false }))];
  all.sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1;
    // Ranks count from 1; equal scores share the middle of theirs.
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (all[at]?.isScam) rankSum += rank;
    from = to;
  }
  return (rankSum - (scams.length * (scams.length + 1)) / 2) / (scams.length * honest.length);
}

/** How often the scam of a pair scores higher than its honest twin; a tie counts half. */
export function twinsInOrder(pairs: readonly (readonly [scam: number, honest: number])[]): Share {
  const won = pairs.reduce((sum, [scam, honest]) => sum + (scam > honest ? 1 : scam === honest ? 0.5 : 0), 0);
  return share(won, pairs.length);
}

export interface CalibrationBin {
  from: number;
  to: number;
  calls: number;
  meanScore: number;
  scamShare: number;
}

/** Ten bins of equal width; empty ones are left out. */
export function calibration(scored: readonly { score: number; isScam: boolean }[], bins = 10): CalibrationBin[] {
  return Array.from({ length: bins }, (_unused, index) => {
    const from = index / bins;
    const to = (index + 1) / bins;
    const inside = scored.filter(({ score }) => score >= from && (score < to || (index === bins - 1 && score <= 1)));
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
    return {
      from,
      to,
      calls: inside.length,
      meanScore: mean(inside.map(({ score }) => score)),
      scamShare: mean(inside.map(({ isScam }) => Number(isScam))),
    };
  }).filter(({ calls }) => calls > 0);
}

/** Undefined for an empty list. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
