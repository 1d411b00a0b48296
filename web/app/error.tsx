"use client";

import { ErrorPage, type ErrorPageProps } from "../components/error-page.tsx";
import { useLocale } from "../components/frame/frame-context.tsx";
import { publicLinks } from "../components/ways-on.ts";

/** The frame around a page failed, or a page that has none. */
export default function RootErrorPage(props: ErrorPageProps) {
  return (
    <main id="contenu" className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-8 sm:py-12">
      <ErrorPage {...props} links={publicLinks(useLocale())} />
    </main>
  );
}
