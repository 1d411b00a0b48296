import { cn } from "../lib/utils.ts";

/** A code to scan, black on white in every theme. `src` is a data address (`lib/qr-code.ts`): the picture comes with the page. */
export function CodePicture({ src, alt, size, className }: { src: string; alt: string; size: number; className?: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: it is in the page already
    <img alt={alt} src={src} width={size} height={size} className={cn("aspect-square max-w-full rounded-lg bg-white", className)} />
  );
}
