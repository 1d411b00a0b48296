import type { ReactNode } from "react";
import { cn } from "../lib/utils.ts";

interface SectionProps {
  title: string;
  className?: string;
  children: ReactNode;
}

/** A part of a page of text, under its heading. */
export function Section({ title, className, children }: SectionProps) {
  return (
    <section className={cn("mt-12", className)}>
      <h2 className="mb-4 text-xl font-bold text-balance sm:text-2xl">{title}</h2>
      {children}
    </section>
  );
}

/** The room of a page of text: no line longer than is easy to read. */
export function TextPage({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-3xl px-4 pt-8 text-lg sm:px-8 sm:pt-12">{children}</div>;
}
