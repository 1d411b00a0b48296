import type { ReactNode } from "react";
import { CopyButton } from "../../components/copy-button.tsx";

interface CommandBoxProps {
  /** What a machine reads: never cut into words, since a copy by hand must be whole. */
  text: string;
  copy: string;
  children?: ReactNode;
}

export function CommandBox({ text, copy, children }: CommandBoxProps) {
  return (
    <div className="space-y-3">
      <p className="rounded-xl bg-ground p-4 font-mono text-base whitespace-pre-wrap wrap-anywhere select-all" translate="no">
        {text}
      </p>
      {children}
      <CopyButton text={text} label={copy} />
    </div>
  );
}
