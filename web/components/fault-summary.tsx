import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

interface FaultSummaryProps {
  title: string;
  faults: readonly string[];
  /** Counts the tries: after each, what it brought takes the focus. */
  attempt: number;
}

/** What has to be put right, above the form. */
export function FaultSummary({ title, faults, attempt }: FaultSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mt-6 flex gap-3 rounded-lg bg-scam-ground p-4 text-scam">
      <CircleAlert aria-hidden className="mt-0.5 size-6 shrink-0" />
      <div>
        <p className="font-semibold">{title}</p>
        <ul className="mt-1 space-y-1">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
