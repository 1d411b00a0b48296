import type { ReactNode } from "react";

/** What was chosen, for who may read it and not change it. */
export function ChosenAnswer({ title, label, text, children }: { title: string; label: string; text: string; children: ReactNode }) {
  return (
    <>
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-3 rounded-xl border-2 border-line p-4">
        <span className="block font-semibold">{label}</span>
        <span className="mt-1 block">{text}</span>
      </p>
      <p className="mt-3 text-ink-soft">{children}</p>
    </>
  );
}
