import type { ComponentProps } from "react";
import { clsx } from "clsx";

export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div data-slot="skeleton" aria-hidden className={clsx("motion-safe:animate-pulse rounded-2xl bg-ink/10", className)} {...props} />;
}
