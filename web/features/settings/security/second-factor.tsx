"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import type { Factor, FactorSetup } from "../../../../shared/contracts/v1/auth.ts";
import { toAppError } from "../../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../../components/change-notice.tsx";
import { ConfirmStep } from "../../../components/confirm-step.tsx";
import { DateText } from "../../../components/date-text.tsx";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { FactorSetupForm } from "./factor-setup-form.tsx";
import { securityWords } from "./words.ts";

/** The code of an app, asked after the code of the e-mail: set up, confirmed, taken off. */
export function SecondFactor({ factors }: { factors: readonly Factor[] }) {
  const locale = useLocale();
  const text = securityWords(locale).second;
  const api = useApi();
  const { change, outcome, isPending } = useChange();
  const [setup, setSetup] = useState<FactorSetup>();
  const [isMissing, setMissing] = useState(false);
  const verified = factors.filter(({ isVerified }) => isVerified);
  const remove = (factorId: string) => api.delete("/auth/factors/{factorId}", { params: { path: { factorId } } });

  const begin = () =>
    change(async () => {
      // What was begun and never confirmed is in no app: its name is free again.
      await Promise.all(factors.filter(({ isVerified }) => !isVerified).map(({ id }) => remove(id)));
      try {
        setSetup((await api.post("/auth/factors", { body: { name: text.appName } })).data);
      } catch (reason) {
        if (toAppError(reason).code !== "not_supported") throw reason;
        setMissing(true);
      }
    }, "");

  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <p className="mt-3 max-w-[60ch]">{verified.length > 0 ? text.on : text.off}</p>
      <ChangeNotice outcome={outcome} />
      {verified.map(({ id, name, createdAt }) => (
        <div key={id} className="mt-5">
          <p className="mb-3 flex gap-3">
            <CircleCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-calm" />
            <span>
              <span className="block font-semibold">{name ?? text.appName}</span>
              <span className="block text-ink-soft">
                {text.addedOn} <DateText at={createdAt} locale={locale} />
              </span>
            </span>
          </p>
          <ConfirmStep
            label={text.remove}
            title={text.removeTitle}
            confirm={text.removeConfirm}
            isPending={isPending}
            onConfirm={() => void change(() => remove(id), text.removed)}
          >
            <p>{text.removeMeans}</p>
          </ConfirmStep>
        </div>
      ))}
      <div role="status">{isMissing && <p className="mt-4 max-w-[60ch] rounded-xl bg-primary-soft p-4">{text.missing}</p>}</div>
      {verified.length === 0 && !isMissing && !setup && (
        <Button variant="outline" className="mt-5" aria-busy={isPending} onClick={() => void begin()}>
          {text.begin}
        </Button>
      )}
      {setup && (
        <FactorSetupForm
          setup={setup}
          onConfirmed={() => {
            setSetup(undefined);
            void change(async () => undefined, text.added);
          }}
          onCancel={() => {
            setSetup(undefined);
            void change(() => remove(setup.id), text.cancelled);
          }}
        />
      )}
    </Card>
  );
}
