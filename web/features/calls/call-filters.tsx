import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CALL_FILTERS, type CallFilterName, callFilterPath } from "./call-filter.ts";
import { PressedLabel } from "./pressed-label.tsx";
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
              className="group block rounded-full"
            >
              <PressedLabel>{filter[name]}</PressedLabel>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
