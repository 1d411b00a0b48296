"use client";

import { useEffect } from "react";

/** Until the page that was opened has what it needs: the worker fetches others, over the same slow line. */
const QUIET_MS = 3_000;

/** Starts what shows pages without Internet. */
export function OfflineSupport() {
  useEffect(() => {
    // In development every file changes under it.
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    const timer = setTimeout(() => {
      // A browser that refuses it shows its own page when there is no Internet.
      navigator.serviceWorker.register("/sw.js").catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
