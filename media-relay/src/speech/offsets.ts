/** Recognition counts from 0 on every connection, and skips what it was not sent: this says what call time that is. */
export interface Offsets {
  /** From here on, what is sent as `providerSlot` was spoken in `callSlot`. */
  anchor(providerSlot: number, callSlot: number): void;
  /** Call time of a provider's time, both in slots; fractions welcome. */
  toCall(providerSlot: number): number;
}

export function createOffsets(): Offsets {
  const anchors: { provider: number; call: number }[] = [];
  return {
    anchor(provider, call) {
      const last = anchors.at(-1);
      if (last && last.call - last.provider === call - provider) return;
      if (last?.provider === provider) anchors.pop();
      anchors.push({ provider, call });
      // Answers are seconds behind at most; older jumps are never asked for.
      if (anchors.length > 64) anchors.shift();
    },
    toCall(providerSlot) {
      for (let index = anchors.length - 1; index >= 0; index -= 1) {
        const anchor = anchors[index];
        if (anchor && (anchor.provider <= providerSlot || index === 0)) return Math.max(0, anchor.call + providerSlot - anchor.provider);
      }
      return providerSlot;
    },
  };
}
