import Link from "next/link";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import type { FailureReason } from "../../../shared/domain/line-test/words.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { needsHelp } from "./test-state.ts";
import { testWords } from "./words.ts";

/** Where on the page of the line what failed is put right. */
const MENDED_AT: Partial<Record<FailureReason, "codes" | "device">> = {
  number_wrong: "codes",
  out_of_service: "codes",
  not_forwarded: "codes",
  answered_elsewhere: "codes",
  not_registered: "device",
  declined: "device",
};
const ANCHORS = { codes: "codes", device: "appareil" } as const;

/** After a failure: where to put it right, and who does it together with the person. */
export function TestHelp({ test, locale }: { test: LineTest; locale: Locale }) {
  const text = testWords(locale);
  if (test.status !== "failed" && test.status !== "expired") return null;
  const reason = test.hops.find(({ state }) => state === "failed")?.reason;
  const place = reason ? MENDED_AT[reason] : undefined;
  return (
    <>
      {place && (
        <Link
          href={`/lignes/${test.lineId}#${ANCHORS[place]}`}
          prefetch={false}
          className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}
        >
          {text[place]}
        </Link>
      )}
      {needsHelp(test) && (
        <div className="rounded-xl bg-primary-soft p-4 text-ink">
          <p className="font-semibold">{text.callUs}</p>
          <HelpLine className="mt-1 text-xl" />
        </div>
      )}
    </>
  );
}
