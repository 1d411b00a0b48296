import type { Metadata } from "next";
import { notFound, unstable_rethrow } from "next/navigation";
import { LIVE_EVENT_NAME } from "../../../../../shared/contracts/live-event.ts";
import { Id } from "../../../../../shared/contracts/v1/page.ts";
import { toAppError } from "../../../../../shared/domain/errors.ts";
import { CallPage } from "../../../../features/call/call-page.tsx";
import { callDetailWords } from "../../../../features/call/words.ts";
import { LiveRefresh } from "../../../../features/calls/live-refresh.tsx";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: callDetailWords(await requestLocale()).loadingTitle });

export default async function OneCallPage({ params }: { params: Promise<{ id: string }> }) {
  const { api, tenants, locale } = await requireMember();
  const callId = Id.safeParse((await params).id).data ?? notFound();
  const call = await orSignIn(api.get("/calls/{callId}", { params: { path: { callId } } })).catch((error: unknown) => {
    unstable_rethrow(error);
    if (toAppError(error).code === "not_found") notFound();
    throw error;
  });
  // A call of another of one's households opens all the same, with the rights one has there.
  const tenant = tenants.find(({ id }) => id === call.data.tenantId) ?? notFound();
  const line = await (call.data.line &&
    api.get("/lines/{lineId}", { params: { path: { lineId: call.data.line.id } } }).catch(() => undefined));
  return (
    <>
      <LiveRefresh topic={tenant.topic} eventName={LIVE_EVENT_NAME} />
      <CallPage call={call.data} role={tenant.role} retention={line?.data.retention} now={Date.now()} locale={locale} />
    </>
  );
}
