"use client";

import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { Button } from "../../components/ui/button.tsx";
import { useApi } from "../../lib/use-api.ts";

/** Says yes to checks of the line; the step that comes next says that it is done. It can be taken back on the page of the line. */
export function AgreeWatch({ lineId, label }: { lineId: string; label: string }) {
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const agree = () => change(() => api.put("/lines/{lineId}/watch", { params: { path: { lineId } }, body: { agreed: true } }), "");
  return (
    <>
      <Button size="lg" className="w-full sm:w-auto" aria-busy={isPending} onClick={() => void agree()}>
        {label}
      </Button>
      <ChangeNotice outcome={outcome} />
    </>
  );
}
