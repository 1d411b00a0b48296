import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { AlertsPage } from "../../../../features/settings/alerts/alerts-page.tsx";
import { alertWords } from "../../../../features/settings/alerts/words.ts";
import { loadLines } from "../../../../features/settings/load-lines.ts";
import { type Member, orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: alertWords(await requestLocale()).title });

export default async function AlertSettingsPage() {
  const member = await requireMember();
  const [lines, contacts] = await Promise.all([loadLines(member), contactsOrNone(member)]);
  return <AlertsPage lines={lines} contacts={contacts} role={member.role} locale={member.locale} />;
}

// Without them the other settings of the page stand all the same.
const contactsOrNone = ({ api, tenant }: Member) =>
  orSignIn(api.get("/tenants/{tenantId}/contacts", { params: { path: { tenantId: tenant.id }, query: { limit: 100 } } })).then(
    ({ data }) => data.items,
    (error: unknown) => {
      unstable_rethrow(error);
      return undefined;
    },
  );
