import type { DeviceSession, Factor } from "../../../../shared/contracts/v1/auth.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../../components/fault-notice.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { Devices } from "./devices.tsx";
import { PasswordForm } from "./password-form.tsx";
import { securityWords } from "./words.ts";

interface SecurityPageProps {
  sessions: readonly DeviceSession[];
  /** Undefined when they could not be asked for now. */
  factors: readonly Factor[] | undefined;
  locale: Locale;
}

export function SecurityPage({ sessions, factors, locale }: SecurityPageProps) {
  const text = securityWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <div className="space-y-5">
        <Devices sessions={sessions} locale={locale} />
        {factors ? (
          <Card>
            <CardTitle>{text.secondTitle}</CardTitle>
            <p className="mt-3 max-w-[60ch]">{factors.some(({ isVerified }) => isVerified) ? text.secondOn : text.secondOff}</p>
          </Card>
        ) : (
          <FaultNotice locale={locale} title={text.secondAway} next={text.secondNext} />
        )}
        <PasswordForm />
      </div>
    </>
  );
}
