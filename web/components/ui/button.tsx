import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

export const buttonVariants = cva(
  "inline-flex items-center justify-center gap-2 rounded-lg text-center font-semibold text-balance motion-safe:transition-colors disabled:cursor-progress disabled:opacity-100 aria-busy:cursor-progress [&_svg]:size-5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default: "bg-primary text-on-primary hover:underline",
        outline: "border-2 border-line bg-surface text-ink hover:border-ink",
        ghost: "text-ink underline underline-offset-4 hover:no-underline",
      },
      size: {
        default: "min-h-11 px-5 py-2",
        /** As high as the field beside it. */
        field: "min-h-12 px-5 py-2",
        lg: "min-h-14 px-5 py-3",
        xl: "min-h-16 px-5 py-3",
        /** Its words stand in line with the text around it. */
        inline: "-ml-3 min-h-11 px-3 py-2",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

/** Classes are added to those of its variant and merged with none: what contradicts them is another variant. Links are styled alike. */
export function Button({
  className,
  variant,
  size,
  type = "button",
  ...props
}: ComponentProps<"button"> & VariantProps<typeof buttonVariants>) {
  return <button data-slot="button" type={type} className={buttonVariants({ variant, size, className })} {...props} />;
}
