const windowMs = 2000;

interface SendRate {
  /** False once more audio came than the allowance covers. */
  take(audioMs: number, nowMs: number): boolean;
  /** Seconds of audio per second, the highest over any two seconds. */
  readonly highest: number;
}

/** Audio may come at 1.25 times its own pace, plus a burst: what a sender holds back while it connects, or a stalled timer. */
export function createSendRate({ burstMs, startMs }: { burstMs: number; startMs: number }): SendRate {
  let allowance = burstMs;
  let last = startMs;
  let windowStart = startMs;
  let windowAudio = 0;
  let highest = 0;
  return {
    take(audioMs, nowMs) {
      allowance = Math.min(burstMs, allowance + (nowMs - last) * 1.25) - audioMs;
      last = nowMs;
      if (nowMs - windowStart >= windowMs) {
        highest = Math.max(highest, windowAudio / (nowMs - windowStart));
        windowStart = nowMs;
        windowAudio = 0;
      }
      windowAudio += audioMs;
      return allowance >= 0;
    },
    get highest() {
      return highest;
    },
  };
}
