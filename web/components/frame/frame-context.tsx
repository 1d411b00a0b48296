"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import type { PublicConfig } from "../../lib/public-config.ts";

interface Frame {
  locale: Locale;
  /** Absent only where a part is rendered alone, in tests. */
  config: PublicConfig | undefined;
}

const FrameContext = createContext<Frame>({ locale: "fr", config: undefined });

/** What every page of this visit shares, for the parts that run in the browser. */
export function FrameProvider({ locale, config, children }: Frame & { children: ReactNode }) {
  // Each rendering by the server sends an equal one anew: effects that depend on it would run again, and those that follow live
  // events would have the page rendered again, without end.
  const [kept] = useState(config);
  return <FrameContext value={{ locale, config: kept }}>{children}</FrameContext>;
}

export const useFrame = (): Frame => useContext(FrameContext);
export const useLocale = (): Locale => useFrame().locale;
