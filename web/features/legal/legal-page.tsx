import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { Section, TextPage } from "../../components/section.tsx";
import { Card } from "../../components/ui/card.tsx";
import { formatDay } from "../../lib/format.ts";
import { legalWords } from "./words.ts";

const WRITTEN_ON = "2026-11-25";

interface LegalPageProps {
  locale: Locale;
  page: "privacy" | "accessibility" | "terms";
  /** Who runs this service: name, address, how to write. */
  publisher: string | undefined;
}

/** The law in plain words: first what matters, then all of it. */
export function LegalPage({ locale, page, publisher }: LegalPageProps) {
  const text = legalWords(locale);
  const { title, summary, sections } = text[page];
  return (
    <TextPage>
      <PageTitle>{title}</PageTitle>
      <Card>
        <h2 className="text-xl font-bold">{text.summary}</h2>
        <ul className="mt-3 list-disc space-y-2 pl-6 marker:text-primary">
          {summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Section title={text.whole}>
        <div className="space-y-8">
          {sections.map((section) => (
            <section key={section.title}>
              <h3 className="font-bold">{section.title}</h3>
              <ul className="mt-2 space-y-2">
                {section.text.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          ))}
          {publisher && (
            <section>
              <h3 className="font-bold">{text.responsible}</h3>
              <p className="mt-2">{publisher}</p>
            </section>
          )}
        </div>
      </Section>
      <p className="mt-10 text-sm text-ink-soft">{text.version(formatDay(WRITTEN_ON, locale))}</p>
    </TextPage>
  );
}
