import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { callWords } from "./words.ts";

/** Headings: the same while loading, in case of fault, and with calls. */
export function CallsFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { title, intro } = callWords(locale);
  return (
    <>
      <PageTitle intro={intro}>{title}</PageTitle>
      {children}
    </>
  );
}
