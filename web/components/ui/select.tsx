import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

/** The device's own list: everybody knows it, and it reads itself out. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return (
    <div className="relative">
      <select
        data-slot="select"
        className={cn(
          "min-h-12 w-full min-w-0 appearance-none rounded-lg border-2 border-line bg-surface py-2 pl-4 pr-12 text-ink aria-invalid:border-scam",
          className,
        )}
        {...props}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute right-4 top-1/2 size-5 -translate-y-1/2" />
    </div>
  );
}
