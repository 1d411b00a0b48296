import type { Metadata } from "next";
import { LIVE_EVENT_NAME } from "../../../../../shared/contracts/live-topic.ts";
import { CallPage } from "../../../../features/call/call-page.tsx";
import { loadOneCall } from "../../../../features/call/load-one-call.ts";
import { callDetailWords } from "../../../../features/call/words.ts";
import { LiveRefresh } from "../../../../features/calls/live-refresh.tsx";
import { requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: callDetailWords(await requestLocale()).loadingTitle });

export default async function OneCallPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember();
  const { call, tenant, line, names } = await loadOneCall(member, (await params).id);
  return (
    <>
      <LiveRefresh topics={[tenant.topic]} events={[LIVE_EVENT_NAME]} />
      <CallPage
        call={call}
        role={tenant.role}
        retention={line?.retention}
        members={names.members}
        now={Date.now()}
        locale={member.locale}
      />
    </>
  );
}
