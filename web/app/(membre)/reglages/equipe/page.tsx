import type { Metadata } from "next";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { settingsWords } from "../../../../features/settings/words.ts";
import { loadTeam } from "../../../../features/team/load-team.ts";
import { TeamLists } from "../../../../features/team/team-lists.tsx";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: settingsWords(await requestLocale()).team.title });

export default async function Team() {
  const { api, tenant, role, email, locale } = await requireMember();
  const text = settingsWords(locale).team;
  const loaded = await orSignIn(loadTeam(api, tenant.id, role));
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro(tenant.name)}>
        {text.title}
      </SettingsTitle>
      <TeamLists {...loaded} tenantId={tenant.id} role={role} email={email} now={Date.now()} />
    </>
  );
}
