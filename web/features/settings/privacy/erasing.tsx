"use client";

import { useState } from "react";
import type { ErasureReceipt } from "../../../../shared/contracts/v1/tenants.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { buttonVariants } from "../../../components/ui/button.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { forgetVisit } from "../../../lib/forget-visit.ts";
import { formatMoment } from "../../../lib/format.ts";
import { useApi } from "../../../lib/use-api.ts";
import { EraseForm } from "./erase-form.tsx";
import { privacyWords } from "./words.ts";

interface ErasingProps {
  /** For its owners. */
  tenant: { id: string; name: string } | undefined;
  email: string;
}

/** What cannot be taken back: a review first, and the name typed again. */
export function Erasing({ tenant, email }: ErasingProps) {
  const locale = useLocale();
  const text = privacyWords(locale);
  const api = useApi();
  const [receipt, setReceipt] = useState<ErasureReceipt>();

  if (receipt) {
    return (
      <Card>
        <div role="status">
          <CardTitle>{text.erasedTitle}</CardTitle>
          <p className="mt-3">{text.erased(formatMoment(new Date(receipt.at), locale))}</p>
          <p className="mt-2">{text.receipt}</p>
          <p className="mt-2 font-mono break-all">{receipt.receiptId}</p>
        </div>
        <div className="mt-4 flex flex-wrap gap-3">
          <CopyButton text={receipt.receiptId} label={text.copyReceipt} />
          {/* A full load: what was erased is in no memory of the page. */}
          <a href="/" className={buttonVariants()}>
            {text.done}
          </a>
        </div>
      </Card>
    );
  }
  return (
    <div className="space-y-5">
      {tenant && (
        <Card>
          <Reveal label={text.eraseHousehold}>
            {() => (
              <EraseForm
                name={`effacer-${tenant.id}`}
                title={text.eraseHouseholdTitle(tenant.name)}
                means={[text.eraseHouseholdMeans, text.eraseForwarding]}
                label={text.typeName}
                expected={tenant.name}
                onErase={async (confirm) => {
                  const asked = await api.post("/tenants/{tenantId}/erasure", {
                    params: { path: { tenantId: tenant.id } },
                    body: { confirm },
                  });
                  await forgetVisit();
                  setReceipt(asked.data);
                }}
              />
            )}
          </Reveal>
        </Card>
      )}
      <Card>
        <Reveal label={text.eraseAccount}>
          {() => (
            <EraseForm
              name="effacer-compte"
              title={text.eraseAccountTitle}
              means={[text.eraseAccountMeans]}
              label={text.typeEmail}
              expected={email}
              onErase={async (confirm) => {
                const asked = await api.post("/account/erasure", { body: { confirm } });
                await forgetVisit();
                setReceipt(asked.data);
              }}
            />
          )}
        </Reveal>
      </Card>
    </div>
  );
}
