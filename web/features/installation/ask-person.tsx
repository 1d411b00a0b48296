"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type AppError, toAppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { CodePicture } from "../../components/code-picture.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button, buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { qrCode } from "../../lib/qr-code.ts";
import { useApi } from "../../lib/use-api.ts";
import { agreementPath } from "../agreement/agreement-path.ts";
import { stoppedPath } from "./step-path.ts";
import { useRefusal } from "./use-setup.ts";
import { installationWords } from "./words.ts";

const LOOK_AGAIN_MS = 4_000;

/** Brings the question before the person herself: on this screen, or on one of hers. */
export function AskPerson({ lineId, name }: { lineId: string; name: string }) {
  const text = installationWords(useLocale()).agreement;
  const api = useApi();
  const router = useRouter();
  const { change, isPending, outcome } = useChange();
  const sayRefused = useRefusal();
  const [url, setUrl] = useState<string>();
  useAnswer(lineId);

  const newPath = async () => {
    const { token } = (await api.post("/lines/{lineId}/agreement-link", { params: { path: { lineId } } })).data;
    return agreementPath(token);
  };
  const sayFault = (error: AppError) => (error.code === "conflict" ? text.alreadyAnswered : sayRefused(error));

  return (
    <div className="space-y-5">
      <ChangeNotice outcome={outcome} />
      <Card>
        <CardTitle>{text.here}</CardTitle>
        <p className="mt-2 mb-5 max-w-[60ch]">{text.hereText(name)}</p>
        <Button
          size="lg"
          className="w-full sm:w-auto"
          aria-busy={isPending}
          onClick={() => void change(async () => router.push(await newPath()), "", sayFault)}
        >
          {text.hereAction}
        </Button>
      </Card>
      <Card>
        <CardTitle>{text.apart}</CardTitle>
        <p className="mt-2 mb-5 max-w-[60ch]">{text.apartText(name)}</p>
        {url ? (
          <LinkOfQuestion url={url} name={name} />
        ) : (
          <Button
            size="lg"
            variant="outline"
            className="w-full sm:w-auto"
            aria-busy={isPending}
            onClick={() => void change(async () => setUrl(new URL(await newPath(), window.location.href).href), "", sayFault)}
          >
            {text.apartAction}
          </Button>
        )}
      </Card>
      <p role="status" className="max-w-[60ch]">
        {text.waiting(name)}
      </p>
      <p className="max-w-[60ch] text-ink-soft">{text.noScreen}</p>
    </div>
  );
}

function LinkOfQuestion({ url, name }: { url: string; name: string }) {
  const text = installationWords(useLocale()).agreement;
  return (
    <div>
      <p className="font-semibold">{text.link}</p>
      <p className="mt-1 rounded-xl bg-ground p-4 break-all">{url}</p>
      <p className="mt-2">{text.linkFor(name)}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <CopyButton text={url} label={text.copy} />
        <a href={`sms:?&body=${encodeURIComponent(text.smsText(url))}`} className={buttonVariants({ variant: "outline" })}>
          {text.sms}
        </a>
      </div>
      <p className="mt-6 font-semibold">{text.scan}</p>
      <CodePicture alt={text.qrAlt} src={qrCode(url)} size={224} className="mt-3" />
    </div>
  );
}

/** Looks whether she has answered: a yes shows the page anew, a no leaves nothing to show. */
function useAnswer(lineId: string): void {
  const api = useApi();
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      api.get("/lines/{lineId}/setup", { params: { path: { lineId } } }).then(
        ({ data }) => data.agreedAt && router.refresh(),
        (error: unknown) => {
          // Anything else may pass: it is looked again in a moment.
          if (toAppError(error).code === "not_found") router.replace(stoppedPath("other"));
        },
      );
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [api, lineId, router]);
}
