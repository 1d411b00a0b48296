"use client";

import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { AppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "./words.ts";

/** The first kind is the main one. Asked for twice, the same test goes on. */
export function StartTest({ lineId, kinds }: { lineId: string; kinds: readonly LineTest["kind"][] }) {
  const text = lineWords(useLocale()).tests;
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const sayFault = ({ code }: AppError) => (code === "conflict" ? text.notNow : code === "not_supported" ? text.notHere : undefined);
  const start = (kind: LineTest["kind"]) =>
    change(() => api.create("/lines/{lineId}/tests", { params: { path: { lineId } }, body: { kind } }), text.started, sayFault);
  return (
    <>
      <ChangeNotice outcome={outcome} />
      <div className="mt-6 flex flex-col gap-3 sm:flex-row">
        {kinds.map((kind, at) => (
          <Button
            key={kind}
            size="lg"
            variant={at === 0 ? "default" : "outline"}
            className="w-full sm:w-auto"
            aria-busy={isPending}
            onClick={() => void start(kind)}
          >
            {text.start[kind]}
          </Button>
        ))}
      </div>
    </>
  );
}
