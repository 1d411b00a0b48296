"use client";

import { useState } from "react";
import type { NewProvisioning, ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "../lines/words.ts";
import { useRefusal } from "./use-setup.ts";
import { installationWords } from "./words.ts";

type NumberType = NewProvisioning["numberType"];

const LOOK_AGAIN_MS = 2_000;
const LOOKS = 20;

interface OtherNumberProps {
  lineId: string;
  job: Pick<ProvisioningReport, "id" | "state" | "wish">;
  types: readonly NumberType[];
}

/** The same request with another type of number. A job is ended before the next begins; the rest of the wish stays. */
export function OtherNumber({ lineId, job, types }: OtherNumberProps) {
  const locale = useLocale();
  const text = installationWords(locale).number;
  const api = useApi();
  const { change, outcome, isPending } = useChange();
  const sayRefused = useRefusal();
  const [isUndoing, setUndoing] = useState(false);
  const params = { path: { lineId } };

  async function end() {
    await api.post("/provisioning-jobs/{jobId}/cancel", { params: { path: { jobId: job.id } } });
    setUndoing(true);
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if ((await api.get("/lines/{lineId}/provisioning", { params })).data.state === "cancelled") return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    throw new AppError("outcome_unknown", "the job is not undone yet");
  }

  async function ask(numberType: NumberType) {
    try {
      if (job.state !== "cancelled") await end();
    } finally {
      setUndoing(false);
    }
    const { country, delivery, secondNumber } = job.wish;
    await api.create("/lines/{lineId}/provisioning", { params, body: { country, delivery, secondNumber, numberType } });
  }

  return (
    <Card>
      <CardTitle>{text.otherTitle}</CardTitle>
      <p className="mt-2 max-w-[60ch]">{text.otherText}</p>
      <ChangeNotice outcome={outcome} />
      <p role="status" className={isUndoing ? "mt-3 font-semibold" : ""}>
        {isUndoing && text.otherPending}
      </p>
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {types.map((type) => (
          <Button
            key={type}
            variant="outline"
            size="lg"
            aria-busy={isPending}
            onClick={() =>
              void change(
                () => ask(type),
                "",
                (error) => (error.code === "outcome_unknown" ? text.otherSlow : sayRefused(error)),
              )
            }
          >
            {text.other(lineWords(locale).job.types[type])}
          </Button>
        ))}
      </div>
    </Card>
  );
}
