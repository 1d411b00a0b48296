import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { loadSandboxCalls } from "../../../../lib/sandbox-calls.ts";

/** Decided above what is streamed: after its first byte an answer can no longer be a 404. */
export default function SimulatorLayout({ children }: { children: ReactNode }) {
  if (loadSandboxCalls() === undefined) notFound();
  return children;
}
