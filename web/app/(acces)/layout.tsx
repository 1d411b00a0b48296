import type { ReactNode } from "react";
import { PageFooter } from "../../components/frame/page-footer.tsx";
import { PageHeader } from "../../components/frame/page-header.tsx";
import { pageLocale } from "../page-locale.ts";

/** Ways in: sign-in, and what the links of our messages open. */
export default async function AccessLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  return (
    <>
      <PageHeader locale={locale} home="/" />
      <main id="contenu">{children}</main>
      <PageFooter locale={locale} />
    </>
  );
}
