"use client";

import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import type { DeviceSession } from "../../../../shared/contracts/v1/auth.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { ChangeNotice, useChange } from "../../../components/change-notice.tsx";
import { ConfirmStep } from "../../../components/confirm-step.tsx";
import { DateText } from "../../../components/date-text.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { securityWords } from "./words.ts";

/** More of them are shown on demand: one's own phone, tablet and computer come first. */
const SHOWN_AT_ONCE = 4;

const usedAt = ({ refreshedAt, createdAt }: DeviceSession) => refreshedAt ?? createdAt;
/** This device, then the others, the latest used first. */
const inOrder = (sessions: readonly DeviceSession[]) =>
  [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || usedAt(b).localeCompare(usedAt(a)));

/** Where this person is signed in. Their own device is signed out by the button of the frame. */
export function Devices({ sessions, locale }: { sessions: readonly DeviceSession[]; locale: Locale }) {
  const text = securityWords(locale);
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const [areAllShown, setAllShown] = useState(false);
  const ordered = inOrder(sessions);
  const others = ordered.length - 1;
  const shown = areAllShown ? ordered : ordered.slice(0, SHOWN_AT_ONCE);
  const end = (sessionId: string) =>
    change(() => api.delete("/auth/sessions/{sessionId}", { params: { path: { sessionId } } }), text.ended);
  return (
    <Card>
      <CardTitle>{text.devicesTitle}</CardTitle>
      <p className="mt-3">{others > 0 ? text.lost : text.oneDevice}</p>
      <ChangeNotice outcome={outcome} />
      <ul className="mt-2 divide-y-2 divide-primary/15">
        {shown.map((session) => (
          <Device key={session.id} session={session} onEnd={() => void end(session.id)} locale={locale} />
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-3">
        {ordered.length > shown.length && (
          <Button variant="outline" size="lg" className="w-full sm:w-auto" onClick={() => setAllShown(true)}>
            {text.showAll(ordered.length - shown.length)}
          </Button>
        )}
        {others > 1 && (
          <ConfirmStep
            label={text.endOthers}
            title={text.endOthersTitle}
            confirm={text.endOthersConfirm}
            isPending={isPending}
            onConfirm={() => void change(() => api.post("/auth/logout", { body: { scope: "others" } }), text.othersEnded)}
          >
            <p>{text.endOthersMeans}</p>
          </ConfirmStep>
        )}
      </div>
    </Card>
  );
}

function Device({ session, onEnd, locale }: { session: DeviceSession; onEnd(): void; locale: Locale }) {
  const text = securityWords(locale);
  const { device, isCurrent, createdAt, refreshedAt } = session;
  const name = device ?? text.unknownDevice;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
      <div className="flex min-w-0 gap-3">
        <MonitorSmartphone aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
        <div className="min-w-0">
          <p className="font-semibold break-words">{name}</p>
          {isCurrent && <p className="font-semibold text-calm">{text.thisDevice}</p>}
          <p className="text-ink-soft">
            {text.since} <DateText at={createdAt} locale={locale} />
          </p>
          {!isCurrent && refreshedAt && (
            <p className="text-ink-soft">
              {text.used} <DateText at={refreshedAt} locale={locale} />
            </p>
          )}
        </div>
      </div>
      {!isCurrent && (
        <Button variant="outline" className="ml-9 sm:ml-0" onClick={onEnd}>
          {text.end}
          <span className="sr-only">{text.endOf(name)}</span>
        </Button>
      )}
    </li>
  );
}
