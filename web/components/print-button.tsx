"use client";

import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./ui/button.tsx";

export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button variant="outline" size="lg" className="print:hidden" onClick={() => window.print()}>
      <Printer aria-hidden />
      {children}
    </Button>
  );
}
