import type { Metadata } from "next";
import { CardPage } from "../../../../features/card/card-page.tsx";
import { loadCard } from "../../../../features/card/load-card.ts";
import { cardWords } from "../../../../features/card/words.ts";
import { loadOperatorKey } from "../../../../features/lines/load-line.ts";
import { requireLine } from "../../../../features/lines/require-line.ts";
import { parisDay } from "../../../../lib/paris-time.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";
import { requestOrigin } from "../../../../lib/request-origin.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: cardWords(await requestLocale()).title });

interface PageProps {
  params: Promise<{ ligne: string }>;
  searchParams: Promise<{ operateur?: string | string[] }>;
}

export default async function PrintCard({ params, searchParams }: PageProps) {
  const member = await requireLine((await params).ligne);
  const { operateur } = await searchParams;
  const { line, locale } = member;
  const [card, origin, operatorKey] = await Promise.all([
    loadCard(member, line),
    requestOrigin(),
    typeof operateur === "string" ? operateur : loadOperatorKey(member.api, line.id),
  ]);
  return (
    <CardPage
      line={line}
      {...card}
      helpNumber={loadPublicConfig().helpNumber}
      operatorKey={operatorKey}
      day={parisDay(new Date())}
      address={`${origin}/carte/${line.id}`}
      locale={locale}
    />
  );
}
