"use client";

import type { AppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { ConfirmStep } from "../../components/confirm-step.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "./words.ts";

interface LeaveCardProps {
  lineId: string;
  hasLeft: boolean;
  isOwner: boolean;
}

/** The way out, and back within the month. */
export function LeaveCard({ lineId, hasLeft, isOwner }: LeaveCardProps) {
  const text = lineWords(useLocale()).leave;
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const params = { path: { lineId } };
  const sayFault = ({ code }: AppError) => (code === "conflict" ? text.notNow : undefined);
  const leave = () => change(() => api.post("/lines/{lineId}/cancel", { params }), text.left, sayFault);
  const comeBack = () => change(() => api.post("/lines/{lineId}/reactivate", { params }), text.isBack, sayFault);
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <div className="mt-3 max-w-[60ch] text-pretty space-y-2">
        <p>{text.text}</p>
        <p>{text.textNext}</p>
        {!isOwner && <p className="font-semibold">{text.owner}</p>}
      </div>
      <ChangeNotice outcome={outcome} />
      {isOwner && (
        <div className="mt-5">
          {hasLeft ? (
            <Button size="lg" className="w-full sm:w-auto" aria-busy={isPending} onClick={() => void comeBack()}>
              {text.back}
            </Button>
          ) : (
            <ConfirmStep label={text.ask} title={text.askTitle} confirm={text.confirm} isPending={isPending} onConfirm={() => void leave()}>
              <p>{text.askText}</p>
              <p>{text.askUndo}</p>
            </ConfirmStep>
          )}
        </div>
      )}
    </Card>
  );
}
