"use client";

import { useEffect } from "react";

/** Starts what shows pages without Internet. */
export function OfflineSupport() {
  useEffect(() => {
    // In development every file changes under it.
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    // A browser that refuses it shows its own page when there is no Internet.
    navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  }, []);
  return null;
}
