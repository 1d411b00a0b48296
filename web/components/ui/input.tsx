import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      className={cn(
        "min-h-12 w-full min-w-0 rounded-lg border-2 border-line bg-surface px-4 py-2 text-ink aria-invalid:border-scam",
        className,
      )}
      {...props}
    />
  );
}
