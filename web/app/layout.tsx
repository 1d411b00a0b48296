import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FrameProvider } from "../components/frame/frame-context.tsx";
import { commonWords } from "../lib/messages/common-words.ts";
import { loadPublicConfig } from "../lib/public-config.ts";
import { requestDisplay } from "../lib/request-display.ts";
import { pageLocale } from "./page-locale.ts";
import "./globals.css";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: { default: "Ethiq", template: "%s · Ethiq" },
  description: commonWords(await pageLocale()).description,
});

const GROUND = { light: "#f6f4ef", dark: "#0f1418" };

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await requestDisplay();
  return {
    width: "device-width",
    initialScale: 1,
    colorScheme: theme === "system" ? "light dark" : theme,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: GROUND.light },
            { media: "(prefers-color-scheme: dark)", color: GROUND.dark },
          ]
        : GROUND[theme],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { theme, text }] = await Promise.all([pageLocale(), requestDisplay()]);
  return (
    <html lang={locale} data-theme={theme} data-text={text}>
      <body className="flex min-h-dvh flex-col antialiased print:block print:min-h-0">
        <a
          href="#contenu"
          className="sr-only focus:not-sr-only focus:fixed focus:left-4 focus:top-2 focus:z-30 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-3 focus:font-semibold"
        >
          {commonWords(locale).skipLink}
        </a>
        <FrameProvider locale={locale} config={loadPublicConfig()}>
          {children}
        </FrameProvider>
      </body>
    </html>
  );
}
