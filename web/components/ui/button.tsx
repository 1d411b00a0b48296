import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "#lib/utils.ts";

export const buttonVariants = cva(
  "inline-flex items-center justify-center gap-2 rounded-lg px-5 text-center font-semibold text-balance motion-safe:transition-colors disabled:cursor-progress disabled:opacity-100 aria-busy:cursor-progress [&_svg]:size-5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default: "bg-primary text-on-primary hover:underline",
        outline: "border-2 border-line bg-surface text-ink hover:border-ink",
        ghost: "text-ink underline underline-offset-4 hover:no-underline",
      },
      size: { default: "min-h-11 py-2", lg: "min-h-14 py-3" },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

export function Button({
  className,
  variant,
  size,
  type = "button",
  ...props
}: ComponentProps<"button"> & VariantProps<typeof buttonVariants>) {
  return <button data-slot="button" type={type} className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
