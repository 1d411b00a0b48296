import type { Locale } from "../../../shared/domain/call/level.ts";
import { NoRight } from "../../components/no-right.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { installationWords } from "./words.ts";

/** For members who may look at lines, not install one. */
export function NoInstallation({ locale }: { locale: Locale }) {
  return (
    <>
      <PageTitle>{installationWords(locale).title}</PageTitle>
      <NoRight locale={locale} />
    </>
  );
}
