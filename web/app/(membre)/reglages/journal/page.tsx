import type { Metadata } from "next";
import { NoRight } from "../../../../components/no-right.tsx";
import { readFilter } from "../../../../features/settings/journal/journal-filter.ts";
import { JournalPage } from "../../../../features/settings/journal/journal-page.tsx";
import { loadJournal, loadNamed } from "../../../../features/settings/journal/load-journal.ts";
import { journalWords } from "../../../../features/settings/journal/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: journalWords(await requestLocale()).title });

interface JournalSettingsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function JournalSettingsPage({ searchParams }: JournalSettingsPageProps) {
  const { api, tenant, role, locale, email } = await requireMember();
  const text = journalWords(locale);
  if (role !== "owner") {
    return (
      <>
        <SettingsTitle locale={locale} intro={text.intro}>
          {text.title}
        </SettingsTitle>
        <NoRight locale={locale} />
      </>
    );
  }
  const asked = await searchParams;
  const filter = readFilter(asked);
  const cursor = typeof asked.suite === "string" && asked.suite !== "" ? asked.suite : undefined;
  const [part, { members, keys, lines }] = await Promise.all([
    orSignIn(loadJournal(api, { tenantId: tenant.id, filter, cursor })),
    orSignIn(loadNamed(api, tenant.id)),
  ]);
  const nameOf = (one: { email: string | null; displayName: string | null }) => one.displayName ?? one.email ?? text.nobody;
  const spokenOf = (one: (typeof members)[number]) => (one.email === email ? text.you : nameOf(one));
  const names = {
    actors: Object.fromEntries([
      ...members.map((one) => [one.userId, spokenOf(one)] as const),
      ...keys.map((key) => [key.id, text.key(key.name)] as const),
    ]),
    members: Object.fromEntries(members.map((one) => [one.userId, nameOf(one)])),
    lines: Object.fromEntries(lines.map((line) => [line.id, line.label])),
  };
  const people = members.map((one) => ({ value: one.userId, label: nameOf(one) }));
  return (
    <JournalPage
      {...part}
      tenantId={tenant.id}
      isNewest={cursor === undefined}
      filter={filter}
      people={people}
      names={names}
      locale={locale}
    />
  );
}
