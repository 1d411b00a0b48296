import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div data-slot="skeleton" aria-hidden className={cn("motion-safe:animate-pulse rounded-lg bg-ink/10", className)} {...props} />;
}
