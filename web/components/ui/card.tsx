import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section data-slot="card" className={cn("rounded-2xl bg-surface p-5 sm:p-7", className)} {...props} />;
}

export function CardTitle({ className, children, ...props }: ComponentProps<"h2">) {
  return (
    <h2 data-slot="card-title" className={cn("text-lg font-bold text-balance", className)} {...props}>
      {children}
    </h2>
  );
}
