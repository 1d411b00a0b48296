import type { Metadata } from "next";
import { ApiReference } from "../../../../features/reference/api-reference.tsx";
import { referenceWords } from "../../../../features/reference/words.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: referenceWords(await requestLocale()).title });

export default async function ReferencePage() {
  const { title, intro, loading, failed, retry } = referenceWords(await requestLocale());
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-8">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-3 max-w-[70ch] text-ink-soft">{intro}</p>
      <ApiReference url={`${loadPublicConfig().apiUrl}/v1/openapi.json`} words={{ loading, failed, retry }} />
    </div>
  );
}
