import type { Account } from "../../../../shared/contracts/v1/account.ts";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { PageTitle } from "../../../components/page-title.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { HouseholdForm } from "./household-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { profileWords } from "./words.ts";

export function ProfilePage({ account, tenant, locale }: { account: Account; tenant: Tenant; locale: Locale }) {
  const text = profileWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <div className="space-y-5">
        <Card>
          <CardTitle>{text.meTitle}</CardTitle>
          <p className="mt-3 text-sm text-ink-soft">{text.email}</p>
          <p className="mb-6 font-semibold break-words">{account.email}</p>
          <ProfileForm account={account} />
        </Card>
        <Card>
          <CardTitle className="mb-4">{text.householdTitle}</CardTitle>
          {tenant.role === "owner" ? (
            <HouseholdForm key={tenant.id} tenant={tenant} />
          ) : (
            <>
              <p className="font-semibold break-words">{tenant.name}</p>
              <p className="mt-2 text-ink-soft">{text.householdOthers}</p>
            </>
          )}
        </Card>
      </div>
    </>
  );
}
