import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";

/** The title of one page of settings, and the way back to all of them. */
export function SettingsTitle({ locale, intro, children }: { locale: Locale; intro?: ReactNode; children: ReactNode }) {
  return (
    <>
      <Link
        href="/reglages"
        prefetch={false}
        className="-mt-2 mb-1 inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
      >
        <ArrowLeft aria-hidden className="size-5 shrink-0" />
        {commonWords(locale).tabs.settings}
      </Link>
      <PageTitle intro={intro}>{children}</PageTitle>
    </>
  );
}
