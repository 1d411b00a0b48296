import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

/** A checkbox that looks like a switch: on at the right, with a mark and not only a colour. */
export function Switch({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("relative inline-flex h-8 w-14 shrink-0", className)}>
      <input
        type="checkbox"
        role="switch"
        data-slot="switch"
        className="peer size-full cursor-pointer appearance-none rounded-full border-2 border-line bg-surface checked:border-primary checked:bg-primary"
        {...props}
      />
      <span
        aria-hidden
        className="pointer-events-none absolute left-1.5 top-1.5 flex size-5 items-center justify-center rounded-full bg-line text-sm font-bold text-surface peer-checked:left-auto peer-checked:right-1.5 peer-checked:bg-on-primary peer-checked:text-primary peer-checked:before:content-['✓']"
      />
    </span>
  );
}
