import { CircleCheck } from "lucide-react";

/** Rendered always, so that its words are read out. */
export function SavedNote({ text }: { text: string | false }) {
  return (
    <p role="status" className={text ? "mt-4 flex gap-2 font-semibold text-calm" : ""}>
      {text && <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0" />}
      {text}
    </p>
  );
}
