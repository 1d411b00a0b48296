"use client";

import { CircleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type AppError, toAppError } from "../../shared/domain/errors.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { refusalOf } from "./form/faults.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { HelpLine } from "./help-line.tsx";

interface Outcome {
  said?: string;
  fault?: string;
  /** The change itself is seen where one looks. */
  isSeen?: boolean;
}

/** A change without a form: asks the API, shows the page anew, and keeps what there is to say of it. */
export function useChange() {
  const router = useRouter();
  const words = commonWords(useLocale()).form.refused;
  const [outcome, setOutcome] = useState<Outcome>({});
  const [isPending, setPending] = useState(false);

  /** `sayFault`: in place of the usual sentence, for a refusal that this change knows. */
  async function change(
    act: () => Promise<unknown>,
    said: string,
    sayFault?: (error: AppError) => string | undefined,
    isSeen = false,
  ): Promise<void> {
    if (isPending) return;
    setPending(true);
    setOutcome({});
    try {
      await act();
      setOutcome({ said, isSeen });
    } catch (reason) {
      const error = toAppError(reason);
      setOutcome({ fault: sayFault?.(error) ?? words[refusalOf(error.code)] });
    }
    setPending(false);
    router.refresh();
  }

  return { change, isPending, outcome, say: (said: string) => setOutcome({ said }) };
}

/** How a change went. Rendered always, so that its words are read out. */
export function ChangeNotice({ outcome }: { outcome: Outcome }) {
  const { said, fault, isSeen = false } = outcome;
  const notice = useRef<HTMLDivElement>(null);
  // It stands above the list, and what was pressed may be far below.
  useEffect(() => {
    if (fault || (said && !isSeen)) notice.current?.scrollIntoView({ block: "nearest" });
  }, [said, fault, isSeen]);
  return (
    <div ref={notice} className="scroll-mt-4">
      <p role="status" className={said ? "my-4 rounded-2xl bg-calm-ground p-4 font-semibold text-calm" : ""}>
        {said}
      </p>
      <div role="alert" className={fault ? "my-4 flex gap-3 rounded-2xl bg-scam-ground p-4 text-scam" : ""}>
        {fault && (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-6 shrink-0" />
            <div>
              <p className="font-semibold">{fault}</p>
              <HelpLine ink="text-scam" />
            </div>
          </>
        )}
      </div>
    </div>
  );
}
