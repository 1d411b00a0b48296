"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { ErasureReceipt } from "../../../../shared/contracts/v1/tenants.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { buttonVariants } from "../../../components/ui/button.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { formatMoment } from "../../../lib/format.ts";
import { privacyWords } from "./words.ts";

export interface Erased {
  receipt: ErasureReceipt;
  subject: "tenant" | "account";
}

const EraseContext = createContext<(erased: Erased) => void>(() => undefined);
/** Told once something is gone for good. */
export const useErased = () => useContext(EraseContext);

/** In place of the page once what it shows is no more. */
export function ErasureGate({ children }: { children: ReactNode }) {
  const [erased, setErased] = useState<Erased>();
  if (erased) return <Receipt {...erased} />;
  return <EraseContext value={setErased}>{children}</EraseContext>;
}

function Receipt({ receipt, subject }: Erased) {
  const locale = useLocale();
  const text = privacyWords(locale);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo({ top: 0 });
  }, []);
  // Full loads: what was erased is in no memory of the page.
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="mb-6 text-2xl font-bold sm:text-3xl">
        {text.erasedTitle}
      </h1>
      <Card>
        <p className="max-w-[60ch]">{text.erased[subject](formatMoment(new Date(receipt.at), locale))}</p>
        <p className="mt-4">{text.receipt}</p>
        <p className="mt-1 mb-4 font-mono break-all">{receipt.receiptId}</p>
        <CopyButton text={receipt.receiptId} label={text.copyReceipt} />
      </Card>
      {subject === "tenant" ? (
        <>
          <h2 className="mt-10 mb-4 text-xl font-bold">{text.andNow}</h2>
          <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
            <a href="/inscription" className={buttonVariants({ size: "lg" })}>
              {text.startAgain}
            </a>
            <a href="/reglages/confidentialite" className={buttonVariants({ size: "lg", variant: "outline" })}>
              {text.myData}
            </a>
          </div>
          <p className="mt-4 text-ink-soft">{text.accountStays}</p>
        </>
      ) : (
        <a href="/" className={buttonVariants({ size: "lg", className: "mt-6 w-full sm:w-auto" })}>
          {text.done}
        </a>
      )}
    </>
  );
}
