"use client";

import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./ui/button.tsx";

/** `isMain`: what the page is for. */
export function PrintButton({ isMain = false, children }: { isMain?: boolean; children: ReactNode }) {
  return (
    <Button variant={isMain ? "default" : "outline"} size="lg" className="w-full sm:w-auto print:hidden" onClick={() => window.print()}>
      <Printer aria-hidden />
      {children}
    </Button>
  );
}
