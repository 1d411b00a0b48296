"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";

interface Frame {
  locale: Locale;
  helpNumber: string | undefined;
}

const FrameContext = createContext<Frame>({ locale: "fr", helpNumber: undefined });

/** What every page of this visit shares, for the parts that run in the browser. */
export function FrameProvider({ locale, helpNumber, children }: Frame & { children: ReactNode }) {
  return <FrameContext value={{ locale, helpNumber }}>{children}</FrameContext>;
}

export const useFrame = (): Frame => useContext(FrameContext);
export const useLocale = (): Locale => useFrame().locale;
