"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import { ChangeNotice } from "../../../components/change-notice.tsx";
import { useFrame } from "../../../components/frame/frame-context.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { saveFile } from "./save-file.ts";
import { privacyWords } from "./words.ts";

/** A household of many years is a large file. */
const TIMEOUT_MS = 120_000;

/** Copies of what is kept. The household's is for its owners. */
export function Exports({ tenant }: { tenant: Pick<Tenant, "id" | "kind"> | undefined }) {
  const { locale } = useFrame();
  const text = privacyWords(locale);
  const [busy, setBusy] = useState<"household" | "account">();
  const [outcome, setOutcome] = useState<{ said?: string; fault?: string }>({});
  const api = useApi({ timeoutMs: TIMEOUT_MS });

  async function save(which: "household" | "account", ask: () => Promise<{ data: { format: string; isComplete?: boolean } }>) {
    if (busy) return;
    setBusy(which);
    setOutcome({});
    try {
      const { data } = await ask();
      // A household's file says at its end that it is whole.
      if (which === "household" && !data.isComplete) throw new Error("the file was cut short");
      saveFile(`${data.format}-${new Date().toISOString().slice(0, 10)}.json`, data);
      setOutcome({ said: text.exported });
    } catch {
      setOutcome({ fault: text.exportFailed });
    }
    setBusy(undefined);
  }

  return (
    <Card>
      <p className="max-w-[60ch]">{text.exportIntro}</p>
      <ChangeNotice outcome={outcome} />
      <div className="mt-5 grid gap-6 sm:grid-cols-2">
        {tenant && (
          <Copy
            text={text.exportTenantText}
            isBusy={busy === "household"}
            label={busy === "household" ? text.exporting : text.kinds[tenant.kind].export}
            onAsk={() => void save("household", () => api.get("/tenants/{tenantId}/export", { params: { path: { tenantId: tenant.id } } }))}
          />
        )}
        <Copy
          text={text.exportAccountText}
          isBusy={busy === "account"}
          label={busy === "account" ? text.exporting : text.exportAccount}
          onAsk={() => void save("account", () => api.get("/account/export"))}
        />
      </div>
    </Card>
  );
}

interface CopyProps {
  text: string;
  label: string;
  isBusy: boolean;
  onAsk(): void;
}

const Copy = ({ text, label, isBusy, onAsk }: CopyProps) => (
  <div className="flex flex-col justify-between gap-3">
    <p>{text}</p>
    <Button variant="outline" size="lg" className="w-full" aria-busy={isBusy} onClick={onAsk}>
      <Download aria-hidden />
      {label}
    </Button>
  </div>
);
