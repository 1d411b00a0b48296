"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { ChangeNotice } from "../../../components/change-notice.tsx";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { journalCsv } from "./journal-csv.ts";
import type { JournalFilter } from "./journal-filter.ts";
import { type AuditEntry, loadJournal } from "./load-journal.ts";
import type { JournalNames } from "./names.ts";
import { saveTable } from "./save-table.ts";
import { journalWords } from "./words.ts";

const PER_PAGE = 100;
/** More is a matter for the export of the whole household, or for dates. */
const MOST_PAGES = 50;

interface JournalExportProps {
  tenantId: string;
  filter: JournalFilter;
  names: JournalNames;
}

/** What is listed, as a table; all of it, not only the part that is shown. */
export function JournalExport({ tenantId, filter, names }: JournalExportProps) {
  const locale = useLocale();
  const text = journalWords(locale).exporting;
  const api = useApi();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ said?: string; fault?: string }>({});

  async function save() {
    if (isBusy) return;
    setBusy(true);
    setOutcome({});
    try {
      const all: AuditEntry[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { entries, older } = await loadJournal(api, { tenantId, filter, cursor, limit: PER_PAGE });
        all.push(...entries);
        cursor = older;
        if (cursor === undefined) break;
      }
      saveTable(`ethiq-journal-${new Date().toISOString().slice(0, 10)}.csv`, journalCsv(all, names, locale));
      setOutcome({ said: cursor === undefined ? text.done : text.cut(all.length.toLocaleString(locale)) });
    } catch {
      setOutcome({ fault: text.failed });
    }
    setBusy(false);
  }

  return (
    <div className="mt-8">
      <ChangeNotice outcome={outcome} />
      <Button variant="outline" size="lg" className="w-full sm:w-auto" aria-busy={isBusy} onClick={() => void save()}>
        <Download aria-hidden />
        {isBusy ? text.busy : text.start}
      </Button>
    </div>
  );
}
