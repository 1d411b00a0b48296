import { CallsFrame } from "../../../features/calls/calls-frame.tsx";
import { CallsSkeleton } from "../../../features/calls/calls-skeleton.tsx";
import { requestLocale } from "../../../lib/request-locale.ts";

export default async function CallsLoading() {
  const locale = await requestLocale();
  return (
    <CallsFrame locale={locale}>
      <CallsSkeleton locale={locale} />
    </CallsFrame>
  );
}
