import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

export function Label({ className, htmlFor, ...props }: ComponentProps<"label"> & { htmlFor: string }) {
  return <label data-slot="label" htmlFor={htmlFor} className={cn("block font-semibold", className)} {...props} />;
}
