"use client";

import { useEffect, useState } from "react";
import type { Locale } from "../../shared/domain/call/level.ts";
import { ErrorPage, type ErrorPageProps } from "../components/error-page.tsx";
import { FrameProvider } from "../components/frame/frame-context.tsx";
import { publicLinks } from "../components/ways-on.ts";
import "./globals.css";

/** Nothing of the page is left, its language and settings neither: the browser's own language has to do. */
export default function GlobalErrorPage(props: ErrorPageProps) {
  const [locale, setLocale] = useState<Locale>("fr");
  useEffect(() => setLocale(navigator.language.startsWith("en") ? "en" : "fr"), []);
  return (
    <html lang={locale} data-theme="system">
      <body>
        <FrameProvider locale={locale} config={undefined}>
          <main className="mx-auto w-full max-w-3xl px-4 py-8">
            <ErrorPage {...props} links={publicLinks(locale)} />
          </main>
        </FrameProvider>
      </body>
    </html>
  );
}
