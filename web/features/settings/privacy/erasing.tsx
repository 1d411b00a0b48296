"use client";

import Link from "next/link";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import { useFrame } from "../../../components/frame/frame-context.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { forgetVisit } from "../../../lib/forget-visit.ts";
import { leaveSession } from "../../../lib/supabase/change-session.ts";
import { useApi } from "../../../lib/use-api.ts";
import { EraseForm } from "./erase-form.tsx";
import { useErased } from "./erasure-gate.tsx";
import { privacyWords } from "./words.ts";

interface ErasingProps {
  /** For its owners. */
  tenant: Pick<Tenant, "id" | "name" | "kind"> | undefined;
  email: string;
}

/** What cannot be taken back: a review first, and the name typed again. */
export function Erasing({ tenant, email }: ErasingProps) {
  const { locale, config } = useFrame();
  const text = privacyWords(locale);
  const api = useApi();
  const setErased = useErased();
  return (
    <div className="space-y-5">
      {tenant && (
        <Card>
          <p className="mb-4 max-w-[60ch]">{text.kinds[tenant.kind].eraseShort}</p>
          <Reveal label={text.kinds[tenant.kind].erase}>
            {() => (
              <EraseForm
                name={`effacer-${tenant.id}`}
                title={text.eraseQuestion(tenant.name)}
                means={[text.eraseMeans, text.eraseForwarding]}
                more={
                  <Link
                    href="/lignes"
                    prefetch={false}
                    className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
                  >
                    {text.forwardingCodes}
                  </Link>
                }
                label={text.kinds[tenant.kind].typeName}
                expected={tenant.name}
                onErase={async (confirm) => {
                  const asked = await api.post("/tenants/{tenantId}/erasure", {
                    params: { path: { tenantId: tenant.id } },
                    body: { confirm },
                  });
                  await forgetVisit();
                  setErased({ receipt: asked.data, subject: "tenant" });
                }}
              />
            )}
          </Reveal>
        </Card>
      )}
      <Card>
        <p className="mb-4 max-w-[60ch]">{text.eraseAccountShort}</p>
        <Reveal label={text.eraseAccount}>
          {() => (
            <EraseForm
              name="effacer-compte"
              title={text.eraseAccountTitle}
              means={[text.eraseAccountMeans, text.eraseAccountGone]}
              label={text.typeEmail}
              expected={email}
              onErase={async (confirm) => {
                const asked = await api.post("/account/erasure", { body: { confirm } });
                await forgetVisit();
                // The session is nobody's now: its cookies go too, whatever the auth server answers.
                if (config) await leaveSession(config);
                setErased({ receipt: asked.data, subject: "account" });
              }}
            />
          )}
        </Reveal>
      </Card>
    </div>
  );
}
