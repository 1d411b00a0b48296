import type { Metadata } from "next";
import { LinePage } from "../../../../features/lines/line-page.tsx";
import { loadLineDetails, loadOperatorKey } from "../../../../features/lines/load-line.ts";
import { requireLine } from "../../../../features/lines/require-line.ts";
import { lineWords } from "../../../../features/lines/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: lineWords(await requestLocale()).yours });

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ operateur?: string | string[] }>;
}

export default async function LineHealth({ params, searchParams }: PageProps) {
  const { api, line, tenant, locale } = await requireLine((await params).id);
  const { operateur } = await searchParams;
  const [details, operatorKey] = await Promise.all([
    loadLineDetails(api, line, tenant.country),
    typeof operateur === "string" ? operateur : loadOperatorKey(api, line.id),
  ]);
  return <LinePage line={line} role={tenant.role} {...details} operatorKey={operatorKey} locale={locale} />;
}
