import type { DeviceSession, Factor } from "../../../../shared/contracts/v1/auth.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../../components/fault-notice.tsx";
import { SettingsTitle } from "../settings-title.tsx";
import { Devices } from "./devices.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { securityWords } from "./words.ts";

interface SecurityPageProps {
  /** Undefined when they could not be asked for now. */
  sessions: readonly DeviceSession[] | undefined;
  /** Undefined when they could not be asked for now. */
  factors: readonly Factor[] | undefined;
  locale: Locale;
}

export function SecurityPage({ sessions, factors, locale }: SecurityPageProps) {
  const text = securityWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <div className="space-y-5">
        <PasswordForm />
        {factors ? <SecondFactor factors={factors} /> : <FaultNotice locale={locale} title={text.second.away} next={text.tryLater} />}
        {sessions ? (
          <Devices sessions={sessions} locale={locale} />
        ) : (
          <FaultNotice locale={locale} title={text.devicesAway} next={text.tryLater} />
        )}
      </div>
    </>
  );
}
