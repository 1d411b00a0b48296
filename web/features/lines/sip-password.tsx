"use client";

import { useEffect, useState } from "react";
import type { MadeSipPassword, SipQr } from "../../../shared/contracts/v1/sip-endpoints.ts";
import type { AppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { CodePicture } from "../../components/code-picture.tsx";
import { ConfirmStep } from "../../components/confirm-step.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "./words.ts";

const ASK_AGAIN_MS = 3_000;

/** A new password, shown here once and kept nowhere: not in this browser either. */
export function SipPassword({ lineId }: { lineId: string }) {
  const text = lineWords(useLocale()).sip;
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const [made, setMade] = useState<MadeSipPassword>();
  const isSet = usePasswordSet(lineId, made);

  const make = () =>
    change(
      async () => setMade((await api.create("/lines/{lineId}/sip-endpoint/password", { params: { path: { lineId } } })).data),
      "",
      ({ code }: AppError) => (code === "not_supported" ? text.notHere : undefined),
    );

  return (
    <div className="mt-4">
      <ChangeNotice outcome={outcome} />
      <div role="status">{made && <p className="font-semibold">{made.password ? text.made : text.notMade}</p>}</div>
      {made?.password && (
        <div className="my-4 rounded-2xl bg-primary-soft p-5">
          <p className="font-mono text-xl font-bold break-all">{made.password}</p>
          <CopyButton className="mt-3" text={made.password} label={text.copy} />
          {made.qr && <QrCode qr={made.qr} isSet={isSet} />}
        </div>
      )}
      {/* Anew after each password: closed again. */}
      <ConfirmStep
        key={made?.version ?? 0}
        label={text.make}
        title={text.makeTitle}
        confirm={text.make}
        isPending={isPending}
        onConfirm={() => void make()}
      >
        <p>{text.makeText}</p>
        <p>{text.makeOnce}</p>
      </ConfirmStep>
    </div>
  );
}

function QrCode({ qr, isSet }: { qr: SipQr; isSet: boolean }) {
  const text = lineWords(useLocale()).sip;
  return (
    <div className="mt-6">
      <h3 className="font-bold">{text.qrTitle}</h3>
      <p role="status" className="mt-1">
        {isSet ? text.qrOnce : text.qrWait}
      </p>
      {isSet && <CodePicture alt={text.qrAlt} src={`data:image/svg+xml,${encodeURIComponent(qr.svg)}`} size={288} className="mt-3" />}
    </div>
  );
}

/** Whether the registrar knows the password: a code that is scanned earlier would be used up for nothing. */
function usePasswordSet(lineId: string, made: MadeSipPassword | undefined): boolean {
  const api = useApi();
  const [setVersion, setSetVersion] = useState<number>();
  const version = made?.password ? made.version : undefined;
  useEffect(() => {
    if (version === undefined) return;
    const timer = setInterval(() => {
      api.get("/lines/{lineId}/sip-endpoint", { params: { path: { lineId } } }).then(
        ({ data }) => {
          if (data.password !== "set") return;
          setSetVersion(version);
          clearInterval(timer);
        },
        // Asked again in a moment.
        () => {},
      );
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [api, lineId, version]);
  return version !== undefined && setVersion === version;
}
