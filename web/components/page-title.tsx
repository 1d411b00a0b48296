import type { ReactNode } from "react";

/** The one `<h1>` of a page, and what the page is for. */
export function PageTitle({ intro, children }: { intro?: ReactNode; children: ReactNode }) {
  return (
    <div className="mb-6">
      <h1 className="text-2xl font-bold text-balance sm:text-3xl">{children}</h1>
      {intro && <p className="mt-2 max-w-[65ch] text-ink-soft">{intro}</p>}
    </div>
  );
}
