"use client";

import { FaultNotice } from "../../components/fault-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset(): void;
}

export default function MemberErrorPage({ error, reset }: ErrorPageProps) {
  const locale = useLocale();
  const text = commonWords(locale);
  return (
    <>
      <h1 className="sr-only">{text.fault.title}</h1>
      <FaultNotice locale={locale} title={text.fault.title} next={text.fault.next} reference={error.digest}>
        <Button size="lg" onClick={reset}>
          {text.retry}
        </Button>
      </FaultNotice>
    </>
  );
}
