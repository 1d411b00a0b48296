import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CALL_FILTERS, type CallFilterName, callFilterPath } from "./call-filter.ts";
import { callWords } from "./words.ts";

/** Which calls are listed. Links: each list has an address of its own. */
export function CallFilters({ current, locale }: { current: CallFilterName; locale: Locale }) {
  const { filter } = callWords(locale);
  return (
    <nav aria-label={filter.label}>
      <ul className="flex flex-wrap gap-3">
        {CALL_FILTERS.map((name) => (
          <li key={name}>
            <Link
              href={callFilterPath(name)}
              prefetch={false}
              aria-current={name === current ? "page" : undefined}
              className="inline-flex min-h-11 items-center rounded-full border-2 border-line bg-surface px-4 font-semibold text-ink aria-[current]:border-primary aria-[current]:bg-primary aria-[current]:text-on-primary"
            >
              {filter[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
