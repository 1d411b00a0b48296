"use client";

import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "./words.ts";

export function RetryJob({ jobId }: { jobId: string }) {
  const text = lineWords(useLocale()).job;
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const retry = () => change(() => api.post("/provisioning-jobs/{jobId}/retry", { params: { path: { jobId } } }), text.retried);
  return (
    <div className="mt-4">
      <ChangeNotice outcome={outcome} />
      <Button variant="outline" size="lg" className="w-full sm:w-auto" aria-busy={isPending} onClick={() => void retry()}>
        {text.retry}
      </Button>
    </div>
  );
}
