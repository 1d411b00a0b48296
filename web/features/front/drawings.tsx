import type { ReactNode } from "react";

/** Line drawings of one hand: the thing in the primary colour, what surrounds it softer. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 200 140"
      className="h-36 w-full rounded-xl bg-primary-soft text-primary"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

const Handset = () => (
  <path
    className="fill-surface"
    d="M-24 -10c0 -9 11 -14 24 -14s24 5 24 14v5c0 3 -2 5 -5 5h-6c-3 0 -5 -2 -5 -5v-3c-2.5 -1.5 -5 -2 -8 -2s-5.5 .5 -8 2v3c0 3 -2 5 -5 5h-6c-3 0 -5 -2 -5 -5z"
  />
);

/** A telephone that rings on its base. */
export function RingingDrawing() {
  return (
    <Drawing>
      <path className="fill-surface" d="M70 112c0-16 8-27 30-27s30 11 30 27z" />
      <circle cx="100" cy="99" r="7" />
      <g transform="translate(100 82)">
        <Handset />
      </g>
      <path opacity="0.65" d="M52 62c3-9 8-16 15-21M148 62c-3-9-8-16-15-21M38 54c4-12 11-22 20-28M162 54c-4-12-11-22-20-28" />
    </Drawing>
  );
}

/** A word in one's ear, under a shelter. */
export function WhisperDrawing() {
  return (
    <Drawing>
      <path className="fill-surface" d="M70 24l38 13v27c0 23-15 39-38 48-23-9-38-25-38-48V37z" />
      <path d="M58 76c-5-5-7-11-7-17 0-11 8-19 19-19s19 8 19 19c0 8-5 11-9 15s-4 6-6 10-6 6-10 4" />
      <path d="M62 60c0-5 3-8 8-8s8 3 8 7" />
      <path opacity="0.65" d="M122 56c5 6 5 18 0 24M137 46c10 12 10 32 0 44M152 36c15 18 15 46 0 64" />
    </Drawing>
  );
}

/** Two people, and the message that reaches them. */
export function RelativesDrawing() {
  return (
    <Drawing>
      <circle className="fill-surface" cx="62" cy="72" r="15" />
      <path className="fill-surface" d="M34 118c0-16 11-27 28-27s28 11 28 27z" />
      <circle className="fill-surface" cx="112" cy="80" r="12" />
      <path className="fill-surface" d="M90 118c0-13 9-22 22-22s22 9 22 22z" />
      <path className="fill-surface" d="M112 18h54c5 0 9 4 9 9v22c0 5-4 9-9 9h-34l-14 11V57c-3-1-6-4-6-8V27c0-5 0-9 0-9z" />
      <path opacity="0.65" d="M128 33h32M128 44h20" />
    </Drawing>
  );
}
