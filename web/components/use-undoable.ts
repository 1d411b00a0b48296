"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const UNDO_MS = 10_000;

/**
 * Does something after ten seconds in which it can be taken back. Leaving the page, or starting the next one, does it at once: what
 * the page says was done is done.
 */
export function useUndoable<Thing>(perform: (thing: Thing) => void) {
  const [waiting, setWaiting] = useState<Thing>();
  const held = useRef<{ thing: Thing; timer: ReturnType<typeof setTimeout> }>(undefined);
  const latest = useRef(perform);
  latest.current = perform;

  const end = useCallback((isDone: boolean) => {
    const current = held.current;
    if (!current) return;
    clearTimeout(current.timer);
    held.current = undefined;
    setWaiting(undefined);
    if (isDone) latest.current(current.thing);
  }, []);

  const start = useCallback(
    (thing: Thing) => {
      end(true);
      held.current = { thing, timer: setTimeout(() => end(true), UNDO_MS) };
      setWaiting(thing);
    },
    [end],
  );

  useEffect(() => {
    const leave = () => end(true);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [end]);

  return { waiting, start, undo: () => end(false) };
}
