import { PhoneIncoming } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "../../../../components/empty-state.tsx";
import { FaultNotice } from "../../../../components/fault-notice.tsx";
import { NoRight } from "../../../../components/no-right.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { buttonVariants } from "../../../../components/ui/button.tsx";
import { listScripts } from "../../../../features/simulator/call-desk.ts";
import { SimulatorForm } from "../../../../features/simulator/simulator-form.tsx";
import { simulatorWords } from "../../../../features/simulator/words.ts";
import { allItems, longPage } from "../../../../lib/all-items.ts";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";
import { loadSandboxCalls } from "../../../../lib/sandbox-calls.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: simulatorWords(await requestLocale()).title });

/** Exists beside a sandbox only. */
export default async function Simulator() {
  const desk = loadSandboxCalls() ?? notFound();
  const { api, tenant, role, locale } = await requireMember();
  const text = simulatorWords(locale);
  const title = <PageTitle intro={text.intro}>{text.title}</PageTitle>;
  if (role !== "owner") {
    return (
      <>
        {title}
        <NoRight locale={locale} />
      </>
    );
  }
  const path = { tenantId: tenant.id };
  const [lines, scripts] = await Promise.all([
    orSignIn(allItems((cursor) => api.get("/tenants/{tenantId}/lines", { params: { path, query: longPage(cursor) } }))),
    listScripts(desk).catch(() => undefined),
  ]);
  const callable = lines
    .filter(({ ethiqNumber }) => ethiqNumber !== null)
    .map(({ id, label, protectedName, locale: spoken }) => ({ id, label, protectedName, locale: spoken }));
  return (
    <>
      {title}
      {scripts === undefined ? (
        <FaultNotice locale={locale} title={text.away} next={text.awayNext} />
      ) : callable.length === 0 ? (
        <EmptyState
          Icon={PhoneIncoming}
          action={
            <Link href="/lignes" className={buttonVariants({ variant: "outline" })}>
              {text.noLineLink}
            </Link>
          }
        >
          <p className="font-semibold">{text.noLine}</p>
          <p className="mt-2">{text.noLineNext}</p>
        </EmptyState>
      ) : (
        <SimulatorForm lines={callable} scripts={scripts} />
      )}
      <p className="mt-10 max-w-[60ch] text-ink-soft">{text.sandbox}</p>
      <p className="mt-2">
        <Link href="/developpeurs" prefetch={false} className="font-semibold text-primary underline underline-offset-4">
          {text.back}
        </Link>
      </p>
    </>
  );
}
