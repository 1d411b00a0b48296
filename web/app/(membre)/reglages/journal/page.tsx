import type { Metadata } from "next";
import { NoRight } from "../../../../components/no-right.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { JournalPage, subjectOf } from "../../../../features/settings/journal/journal-page.tsx";
import { loadJournal } from "../../../../features/settings/journal/load-journal.ts";
import { journalWords } from "../../../../features/settings/journal/words.ts";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: journalWords(await requestLocale()).title });

interface JournalSettingsPageProps {
  searchParams: Promise<{ sujet?: string | string[]; suite?: string | string[] }>;
}

export default async function JournalSettingsPage({ searchParams }: JournalSettingsPageProps) {
  const member = await requireMember();
  const { api, tenant, role, locale, email } = member;
  const text = journalWords(locale);
  if (role !== "owner") {
    return (
      <>
        <PageTitle intro={text.intro}>{text.title}</PageTitle>
        <NoRight locale={locale} />
      </>
    );
  }
  const asked = await searchParams;
  const subject = typeof asked.sujet === "string" && asked.sujet in text.subjects ? asked.sujet : "";
  const cursor = typeof asked.suite === "string" && asked.suite !== "" ? asked.suite : undefined;
  const [part, members] = await Promise.all([
    loadJournal(member, { cursor, isWanted: ({ table }) => subject === "" || subjectOf(table, text.subjects) === subject }),
    orSignIn(api.get("/tenants/{tenantId}/members", { params: { path: { tenantId: tenant.id }, query: { limit: 100 } } })),
  ]);
  const names = new Map(
    members.data.items.map((one) => [one.userId, one.email === email ? text.you : (one.displayName ?? one.email ?? text.actors.person)]),
  );
  return <JournalPage {...part} subject={subject} isNewest={cursor === undefined} names={names} locale={locale} />;
}
