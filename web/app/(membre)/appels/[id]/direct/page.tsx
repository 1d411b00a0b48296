import type { Metadata } from "next";
import { PageTitle } from "../../../../../components/page-title.tsx";
import { loadOneCall } from "../../../../../features/call/load-one-call.ts";
import { callerName } from "../../../../../features/calls/call-row.tsx";
import { LiveCall } from "../../../../../features/live-call/live-call.tsx";
import { liveWords } from "../../../../../features/live-call/words.ts";
import { formatTime } from "../../../../../lib/format.ts";
import { requireMember } from "../../../../../lib/member.ts";
import { ofName } from "../../../../../lib/of-name.ts";
import { requestLocale } from "../../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: liveWords(await requestLocale()).loadingTitle });

export default async function LiveCallPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember();
  const { locale } = member;
  const { call, tenant, line, names } = await loadOneCall(member, (await params).id);
  const text = liveWords(locale);
  const name = call.line?.protectedName;
  return (
    <>
      <PageTitle intro={text.from(callerName(call, locale), formatTime(new Date(call.startedAt), locale))}>
        {text.title(name ? (locale === "fr" ? ofName(name) : `of ${name}`) : text.ofPerson)}
      </PageTitle>
      <LiveCall
        initial={call}
        topic={tenant.topic}
        loadedAt={new Date().toISOString()}
        role={tenant.role}
        line={line}
        names={names}
        locale={locale}
      />
    </>
  );
}
