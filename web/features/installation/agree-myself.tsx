"use client";

import { useRouter } from "next/navigation";
import { toAppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { ConfirmStep } from "../../components/confirm-step.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { useApi } from "../../lib/use-api.ts";
import { stepPath, stoppedPath } from "./step-path.ts";
import { useRefusal } from "./use-setup.ts";
import { installationWords } from "./words.ts";

/** The person who installs is the one who is protected. */
export function AgreeMyself({ lineId }: { lineId: string }) {
  const text = installationWords(useLocale()).agreement;
  const api = useApi();
  const router = useRouter();
  const { change, isPending, outcome } = useChange();
  const sayRefused = useRefusal();

  async function say(agrees: boolean) {
    try {
      const { token } = (await api.post("/lines/{lineId}/agreement-link", { params: { path: { lineId } } })).data;
      await api.post("/line-agreements/{token}", { params: { path: { token } }, body: { agrees } });
    } catch (error) {
      // Answered meanwhile, on another device.
      if (toAppError(error).code !== "conflict") throw error;
    }
    router.push(agrees ? stepPath(lineId, "telephone") : stoppedPath("self"));
  }
  const answer = (agrees: boolean) => change(() => say(agrees), "", sayRefused);

  return (
    <div className="mt-6 space-y-4">
      <ChangeNotice outcome={outcome} />
      <Button size="lg" className="w-full sm:w-auto" aria-busy={isPending} onClick={() => void answer(true)}>
        {text.yes}
      </Button>
      <ConfirmStep label={text.no} title={text.noTitle} confirm={text.noConfirm} isPending={isPending} onConfirm={() => void answer(false)}>
        <p>{text.noText}</p>
      </ConfirmStep>
    </div>
  );
}
