import { Phone, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Contact } from "../../../../shared/contracts/v1/contacts.ts";
import type { Example } from "../../../../shared/contracts/v1/examples.ts";
import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { FaultNotice } from "../../../components/fault-notice.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { canEdit } from "../load-lines.ts";
import { SettingsTitle } from "../settings-title.tsx";
import { CallsKeptForm } from "./calls-kept-form.tsx";
import { ConsentLog } from "./consent-log.tsx";
import { Erasing } from "./erasing.tsx";
import { ErasureGate } from "./erasure-gate.tsx";
import { Exports } from "./exports.tsx";
import { GivenExamples } from "./given-examples.tsx";
import { KeptNow } from "./kept-now.tsx";
import { Learning } from "./learning.tsx";
import { privacyWords } from "./words.ts";
import { WordsKept } from "./words-kept.tsx";

export interface PrivacyPageProps {
  lines: readonly Line[];
  /** Undefined when they could not be asked for now. */
  contacts: readonly Contact[] | undefined;
  /** Undefined when they could not be asked for now. */
  examples: readonly Example[] | undefined;
  /** Undefined for who left or erased the last one: the account is still theirs. */
  tenant: Tenant | undefined;
  email: string;
  locale: Locale;
}

export function PrivacyPage({ lines, contacts, examples, tenant, email, locale }: PrivacyPageProps) {
  const text = privacyWords(locale);
  const owned = tenant?.role === "owner" ? tenant : undefined;
  return (
    <ErasureGate>
      <SettingsTitle locale={locale} intro={tenant ? text.intro : text.introAlone}>
        {text.title}
      </SettingsTitle>
      {tenant && (
        <>
          <KeptNow tenant={tenant} lines={lines} locale={locale} />
          <Part title={text.wordsTitle}>
            {lines.length === 0 && <EmptyState Icon={Phone}>{text.empty}</EmptyState>}
            <div className="space-y-5">
              {lines.map((line) => (
                <WordsKept key={line.id} line={line} isOneOfMany={lines.length > 1} mayChange={canEdit(tenant.role)} locale={locale} />
              ))}
            </div>
          </Part>
          <Part title={text.callsTitle}>
            <Card>
              {owned ? (
                <CallsKeptForm key={tenant.id} tenant={tenant} />
              ) : (
                <>
                  <p>{text.kept.calls(tenant.callRetentionMonths)}</p>
                  <p className="mt-2 text-ink-soft">{text.ownersOnly}</p>
                </>
              )}
            </Card>
          </Part>
          <Part title={text.consentTitle}>
            <Consents contacts={contacts} mayChange={canEdit(tenant.role)} locale={locale} />
          </Part>
        </>
      )}
      <Part title={text.examplesTitle}>
        <div className="space-y-5">
          {tenant && <Learning tenant={tenant} locale={locale} />}
          <GivenExamples examples={examples} locale={locale} />
        </div>
      </Part>
      <Part title={text.exportTitle}>
        <Exports tenant={owned && { id: owned.id, kind: owned.kind }} />
      </Part>
      <Part title={text.eraseTitle}>
        <Erasing tenant={owned && { id: owned.id, name: owned.name, kind: owned.kind }} email={email} />
      </Part>
    </ErasureGate>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-10">
    <h2 className="mb-4 text-xl font-bold text-balance">{title}</h2>
    {children}
  </section>
);

interface ConsentsProps {
  contacts: readonly Contact[] | undefined;
  mayChange: boolean;
  locale: Locale;
}

function Consents({ contacts, mayChange, locale }: ConsentsProps) {
  const text = privacyWords(locale);
  if (!contacts) return <FaultNotice locale={locale} title={text.consentAway} next={text.givenNext} />;
  if (contacts.length === 0) {
    const add = mayChange && (
      <Link href="/proches" prefetch={false} className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4">
        {text.toContacts}
      </Link>
    );
    return (
      <EmptyState Icon={UserRoundPlus} action={add}>
        {text.noConsent}
      </EmptyState>
    );
  }
  return (
    <Card>
      <p className="mb-5 max-w-[60ch]">{text.consentIntro}</p>
      <ConsentLog
        contacts={contacts.map(({ id, name, consent, consentAt }) => ({ id, name, consent, consentAt }))}
        showsEarlier={mayChange}
      />
    </Card>
  );
}
