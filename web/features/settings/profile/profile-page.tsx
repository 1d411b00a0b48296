import { KeyRound } from "lucide-react";
import Link from "next/link";
import type { Account } from "../../../../shared/contracts/v1/account.ts";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../../components/ui/button.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { SettingsTitle } from "../settings-title.tsx";
import { EmailChange } from "./email-change.tsx";
import { HouseholdForm } from "./household-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { profileWords } from "./words.ts";

interface ProfilePageProps {
  account: Account;
  /** Of the session, when the account does not tell it. */
  email: string;
  tenant: Tenant | undefined;
  locale: Locale;
}

export function ProfilePage({ account, email, tenant, locale }: ProfilePageProps) {
  const text = profileWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <div className="space-y-5">
        <Card>
          <CardTitle className="mb-5">{text.meTitle}</CardTitle>
          <ProfileForm account={account} />
        </Card>
        <Card>
          <CardTitle>{text.entryTitle}</CardTitle>
          <p className="mt-3">{text.email}</p>
          <p className="mb-5 font-semibold break-words">{account.email ?? email}</p>
          <EmailChange email={account.email ?? email} />
          <p className="mt-7 mb-3">{text.passwordWhere}</p>
          <Link href="/reglages/securite" prefetch={false} className={buttonVariants({ variant: "outline" })}>
            <KeyRound aria-hidden />
            {text.toSecurity}
          </Link>
        </Card>
        {tenant && <Household tenant={tenant} locale={locale} />}
      </div>
    </>
  );
}

function Household({ tenant, locale }: { tenant: Tenant; locale: Locale }) {
  const text = profileWords(locale).kinds[tenant.kind];
  return (
    <Card>
      <CardTitle className="mb-5">{text.title}</CardTitle>
      {tenant.role === "owner" ? (
        <HouseholdForm key={tenant.id} tenant={tenant} />
      ) : (
        <>
          <p className="font-semibold break-words">{tenant.name}</p>
          <p className="mt-2 text-ink-soft">{text.others}</p>
        </>
      )}
    </Card>
  );
}
