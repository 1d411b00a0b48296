import type { Metadata } from "next";
import { CallsFrame } from "../../../features/calls/calls-frame.tsx";
import { LiveCalls } from "../../../features/calls/live-calls.tsx";
import { loadCalls } from "../../../features/calls/load-calls.ts";
import { callWords } from "../../../features/calls/words.ts";
import { requireVisitor } from "../../../lib/member.ts";
import { loadPublicConfig } from "../../../lib/public-config.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: callWords(await requestLocale()).title });

export default async function CallsPage() {
  const { token } = await requireVisitor();
  const locale = await requestLocale();
  const { source, feed } = await loadCalls(loadPublicConfig(), token);
  return (
    <CallsFrame locale={locale}>
      <LiveCalls source={source} initial={feed} locale={locale} />
    </CallsFrame>
  );
}
