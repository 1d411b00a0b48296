"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CallPage } from "../../../shared/contracts/v1/calls.ts";
import { keepPlace, readPlace } from "./calls-place.ts";

/** How each page beyond the newest was reached; the last one is shown. */
interface Past {
  cursors: readonly string[];
  page: CallPage;
}

/** One page at a time: however far one goes back, the document holds no more calls than a page has. */
export function useOlderCalls(ask: (cursor: string) => Promise<CallPage>, newest: CallPage | undefined, onFault: (error: unknown) => void) {
  const [past, setPast] = useState<Past>();
  const [isLoading, setLoading] = useState(false);
  const isAsking = useRef(false);

  const goTo = useCallback(
    async (cursors: readonly string[]) => {
      const cursor = cursors.at(-1);
      if (isAsking.current) return;
      isAsking.current = true;
      setLoading(true);
      try {
        setPast(cursor === undefined ? undefined : { cursors, page: await ask(cursor) });
        keepPlace(window.history, { cursors: [...cursors] });
      } catch (error) {
        onFault(error);
      }
      isAsking.current = false;
      setLoading(false);
    },
    [ask, onFault],
  );

  useEffect(() => {
    const { cursors } = readPlace(window.history);
    if (cursors.length > 0) void goTo(cursors);
  }, [goTo]);

  const shown = past?.page ?? newest;
  const cursors = past?.cursors ?? [];
  return {
    shown,
    /** 1 is the newest. */
    pageNumber: cursors.length + 1,
    isLoading,
    older: async () => {
      if (shown?.nextCursor) await goTo([...cursors, shown.nextCursor]);
    },
    newer: () => goTo(cursors.slice(0, -1)),
  };
}
