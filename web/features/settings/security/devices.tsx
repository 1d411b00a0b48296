"use client";

import { MonitorSmartphone } from "lucide-react";
import type { DeviceSession } from "../../../../shared/contracts/v1/auth.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { ChangeNotice, useChange } from "../../../components/change-notice.tsx";
import { ConfirmStep } from "../../../components/confirm-step.tsx";
import { DateText } from "../../../components/date-text.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { securityWords } from "./words.ts";

/** Where this person is signed in. Their own device is signed out by the button of the frame. */
export function Devices({ sessions, locale }: { sessions: readonly DeviceSession[]; locale: Locale }) {
  const text = securityWords(locale);
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <Card>
      <CardTitle>{text.devicesTitle}</CardTitle>
      <p className="mt-3">{others.length === 0 ? text.oneDevice : text.lost}</p>
      <ChangeNotice outcome={outcome} />
      <ul className="mt-2 divide-y-2 divide-primary/15">
        {[...sessions.filter(({ isCurrent }) => isCurrent), ...others].map(({ id, device, isCurrent, createdAt, refreshedAt }) => {
          const name = device ?? text.unknownDevice;
          return (
            <li key={id} className="flex gap-3 py-4">
              <MonitorSmartphone aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
              <div className="min-w-0">
                <p className="font-semibold break-words">{isCurrent ? `${text.thisDevice} (${name})` : name}</p>
                <p className="text-ink-soft">
                  {text.since} <DateText at={createdAt} locale={locale} />
                </p>
                {!isCurrent && refreshedAt && (
                  <p className="text-ink-soft">
                    {text.used} <DateText at={refreshedAt} locale={locale} />
                  </p>
                )}
                {!isCurrent && (
                  <Button
                    variant="outline"
                    className="mt-3"
                    onClick={() =>
                      void change(() => api.delete("/auth/sessions/{sessionId}", { params: { path: { sessionId: id } } }), text.ended)
                    }
                  >
                    {text.end(name)}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {others.length > 1 && (
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
    </Card>
  );
}
