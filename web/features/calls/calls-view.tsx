import { ArrowDown, ArrowUp, CircleAlert, PhoneIncoming } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { Button, buttonVariants } from "../../components/ui/button.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Announcement } from "./announcements.ts";
import type { CallFilterName } from "./call-filter.ts";
import { CallRow, callerName } from "./call-row.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import type { Link } from "./connection-store.ts";
import type { CallsFeed } from "./use-calls-feed.ts";
import { callWords } from "./words.ts";

export interface CallsViewProps {
  feed: CallsFeed;
  filter: CallFilterName;
  link: Link;
  locale: Locale;
  isSearch: boolean;
  /** 1 is the newest. */
  pageNumber: number;
  /** Another page is on its way. */
  isTurning: boolean;
  onRetry(): void;
  onOlder(): void;
  onNewer(): void;
}

export function CallsView(props: CallsViewProps) {
  const { feed, filter, link, locale, isSearch, pageNumber, isTurning, onRetry, onOlder, onNewer } = props;
  const text = callWords(locale);
  const { page, fault, news } = feed;
  const list = useRef<HTMLUListElement>(null);
  const lastNumber = useRef(pageNumber);
  // Another page begins at its top, for the eye and for the keyboard.
  useEffect(() => {
    if (lastNumber.current !== pageNumber) list.current?.focus();
    lastNumber.current = pageNumber;
  }, [pageNumber]);
  const shownLink = fault && page && link === "live" ? "lost" : link;
  return (
    <div className="mt-4 space-y-5">
      {pageNumber === 1 && <ConnectionBar link={shownLink} loadedAt={feed.loadedAt} locale={locale} />}
      <p role="status" className="sr-only">
        {news?.urgency === "status" && newsText(news, locale)}
      </p>
      <p role="alert" className="sr-only">
        {news?.urgency === "alert" && newsText(news, locale)}
      </p>

      {(fault === "sessionOver" || (fault && !page)) && <CallsFault fault={fault} locale={locale} onRetry={onRetry} />}
      {page?.items.length === 0 && page.nextCursor === null && (
        <p className="flex items-start gap-4 rounded-xl bg-surface p-6">
          <PhoneIncoming aria-hidden className="size-7 shrink-0 text-primary" />
          {isSearch ? text.search.none : filter === "all" ? text.empty : text.emptyOf[filter]}
        </p>
      )}
      {page && page.items.length > 0 && (
        <ul ref={list} tabIndex={-1} aria-label={text.page(pageNumber)} className="space-y-3">
          {page.items.map((call) => (
            <CallRow key={call.id} call={call} locale={locale} />
          ))}
        </ul>
      )}
      {(page?.nextCursor || pageNumber > 1) && (
        <nav aria-label={text.pages} className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">
          {page?.nextCursor && (
            <Button variant="outline" size="lg" aria-busy={isTurning} onClick={onOlder}>
              <ArrowDown aria-hidden />
              {isTurning ? text.turning : text.older}
            </Button>
          )}
          {pageNumber > 1 && (
            <>
              <Button variant="outline" size="lg" aria-busy={isTurning} onClick={onNewer}>
                <ArrowUp aria-hidden />
                {text.newer}
              </Button>
              <p className="text-ink-soft">{text.page(pageNumber)}</p>
            </>
          )}
        </nav>
      )}
    </div>
  );
}

/** What happened, whether the protection is still on, what to do: in this order. */
function CallsFault({ fault, locale, onRetry }: { fault: "failed" | "sessionOver"; locale: Locale; onRetry(): void }) {
  const text = callWords(locale);
  return (
    <section className="rounded-xl bg-surface p-6">
      <h2 className="flex items-center gap-3 text-lg font-bold">
        <CircleAlert aria-hidden className="size-6 shrink-0" />
        {text.failedTitle}
      </h2>
      <p className="mt-2 max-w-[60ch]">{fault === "sessionOver" ? text.sessionOver : text.failed}</p>
      {fault === "sessionOver" ? (
        <a href="/connexion" className={buttonVariants({ size: "lg", className: "mt-5 w-full sm:w-auto" })}>
          {commonWords(locale).signIn}
        </a>
      ) : (
        <Button size="lg" className="mt-5 w-full sm:w-auto" onClick={onRetry}>
          {text.retry}
        </Button>
      )}
    </section>
  );
}

function newsText(news: Announcement, locale: Locale): string {
  const text = callWords(locale);
  const caller = callerName(news.call, locale);
  return news.kind === "newCall" ? text.newCall(caller) : text.levelRise(caller, levelWords(news.level, locale));
}
