import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../components/language-switch.tsx";
import { contactLocale } from "../features/contact-answer/contact-locale.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { requestLocale } from "../lib/request-locale.ts";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Ethiq", template: "%s · Ethiq" }, robots: { index: false } };
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f4ef" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1418" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = (await contactLocale()) ?? (await requestLocale());
  return (
    <html lang={locale}>
      <body className="flex min-h-dvh flex-col antialiased">
        <a
          href="#contenu"
          className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-4 focus:z-10 focus:bg-surface focus:px-4 focus:py-3"
        >
          {commonWords(locale).skipLink}
        </a>
        {children}
        <footer className="mt-auto px-4 py-6 sm:px-8">
          <div className="mx-auto max-w-5xl">
            <LanguageSwitch locale={locale} />
          </div>
        </footer>
      </body>
    </html>
  );
}
