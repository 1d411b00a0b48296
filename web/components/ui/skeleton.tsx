import type { ComponentProps } from "react";
import { clsx } from "clsx";

export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div data-slot="skeleton" aria-hidden className={clsx("rounded-2xl bg-ink/10", className)} {...props} />;
}
