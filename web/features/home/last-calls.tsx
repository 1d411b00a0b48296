import { PhoneIncoming } from "lucide-react";
import Link from "next/link";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { CallRow } from "../calls/call-row.tsx";
import { homeWords } from "./words.ts";

/** The newest calls, as rows of the list of all of them. */
export function LastCalls({ calls, locale }: { calls: readonly CallSummary[]; locale: Locale }) {
  const text = homeWords(locale).calls;
  return (
    <section className="pt-4">
      <h2 className="mb-4 text-xl font-bold">{text.title}</h2>
      {calls.length === 0 ? (
        <EmptyState Icon={PhoneIncoming}>
          <p>{text.empty}</p>
        </EmptyState>
      ) : (
        <>
          <ul className="space-y-3">
            {calls.map((call) => (
              <CallRow key={call.id} call={call} locale={locale} heading="h3" />
            ))}
          </ul>
          <Link
            href="/appels"
            prefetch={false}
            className={buttonVariants({ variant: "outline", size: "lg", className: "mt-4 w-full sm:w-auto" })}
          >
            {text.all}
          </Link>
        </>
      )}
    </section>
  );
}
