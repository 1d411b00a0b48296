"use client";

import { useEffect, useRef, useState } from "react";
import type { Turn } from "./merge-words.ts";

const GAP_MS = 10_000;
const MOST_KEPT = 5;

/** What a screen reader is given to read: at most one finished turn every ten seconds, the newest one, from when it was switched on. */
export function useReadAloud(turns: readonly Turn[], isOn: boolean): readonly Turn[] {
  const [said, setSaid] = useState<readonly Turn[]>([]);
  const lastAt = useRef(Number.NEGATIVE_INFINITY);
  const lastId = useRef<string>(undefined);
  const newest = turns.at(-1);

  useEffect(() => {
    if (!isOn) {
      // What was said by then is not made up for.
      lastId.current = newest?.id;
      setSaid([]);
      return;
    }
    if (!newest || newest.id === lastId.current) return;
    const timer = setTimeout(
      () => {
        lastAt.current = Date.now();
        lastId.current = newest.id;
        setSaid((before) => [...before, newest].slice(-MOST_KEPT));
      },
      Math.max(0, lastAt.current + GAP_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [isOn, newest]);
  return said;
}
