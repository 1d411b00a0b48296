import { describe, expect, it } from "vitest";
import { calibration, median, rocAuc, share, twinsInOrder } from "./metrics.ts";

describe("figures of the evaluation", () => {
  it("gives a share with an interval that is never empty at the ends", () => {
    expect(share(0, 100)).toMatchObject({ value: 0, low: 0 });
    expect(share(0, 100).high).toBeCloseTo(0.037, 3);
    expect(share(50, 100).low).toBeCloseTo(0.404, 3);
    expect(share(50, 100).high).toBeCloseTo(0.596, 3);
  });

  it("ranks scams against honest calls, ties half", () => {
    expect(rocAuc([0.9, 0.8], [0.1, 0.2])).toBe(1);
    expect(rocAuc([0.1], [0.9])).toBe(0);
    expect(rocAuc([0.5], [0.5])).toBe(0.5);
    expect(rocAuc([0.9, 0.3], [0.5, 0.1])).toBe(0.75);
  });

  it("compares twins", () => {
    expect(
      twinsInOrder([
        [0.9, 0.1],
        [0.2, 0.2],
        [0.1, 0.3],
      ]),
    ).toMatchObject({ count: 1.5, of: 3, value: 0.5 });
  });

  it("bins scores and leaves empty bins out", () => {
    const bins = calibration([
      { score: 0.05, isScam: false },
      { score: 0.06, isScam: true },
      { score: 1, isScam: true },
    ]);
    expect(bins).toHaveLength(2);
    expect(bins[0]).toMatchObject({ from: 0, calls: 2, scamShare: 0.5 });
    expect(bins[1]).toMatchObject({ to: 1, calls: 1, scamShare: 1 });
  });

  it("takes the lower middle of an even number of values", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1])).toBe(1);
    expect(median([])).toBeUndefined();
  });
});
