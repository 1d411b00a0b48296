"use client";

import { useLinkStatus } from "next/link";
import type { ReactNode } from "react";

/** The words of a link in a row of choices. It looks chosen as soon as it is pressed: what it leads to takes its time to come. */
export function PressedLabel({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus();
  return (
    <span
      data-pressed={pending || undefined}
      className="inline-flex min-h-11 items-center rounded-full border-2 border-line bg-surface px-4 font-semibold text-ink group-aria-[current]:border-primary group-aria-[current]:bg-primary group-aria-[current]:text-on-primary data-pressed:border-primary data-pressed:bg-primary data-pressed:text-on-primary"
    >
      {children}
    </span>
  );
}
