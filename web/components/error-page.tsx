"use client";

import { commonWords } from "../lib/messages/common-words.ts";
import { DeadEnd } from "./dead-end.tsx";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";

/** As Next hands it to an error.tsx. */
export interface ErrorPageProps {
  error: unknown;
  retry(): void;
}

const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error && "digest" in error ? String(error.digest) : undefined;

/** A page failed. The server's log has the cause under the reference; people get what to do. */
export function ErrorPage({ error, retry, links }: ErrorPageProps & { links: readonly (readonly [href: string, label: string])[] }) {
  const locale = useLocale();
  const text = commonWords(locale);
  return (
    <DeadEnd locale={locale} title={text.fault.title} next={text.fault.next} reference={digestOf(error)} links={links}>
      <Button size="lg" className="w-full sm:w-auto" onClick={retry}>
        {text.retry}
      </Button>
    </DeadEnd>
  );
}
