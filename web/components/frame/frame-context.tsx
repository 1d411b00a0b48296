"use client";

import { createContext, type ReactNode, useContext } from "react";
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
  return <FrameContext value={{ locale, config }}>{children}</FrameContext>;
}

export const useFrame = (): Frame => useContext(FrameContext);
export const useLocale = (): Locale => useFrame().locale;
