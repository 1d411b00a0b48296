"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { CallerRule } from "../../../shared/contracts/v1/caller-rules.ts";
import type { ExpectedWindow } from "../../../shared/contracts/v1/expected-windows.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { RemovedItem } from "../../components/removed-item.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { useUndoable } from "../../components/use-undoable.ts";
import { formatPhone } from "../../lib/format.ts";
import { ifMatch } from "../../lib/if-match.ts";
import { pairTyped } from "../../lib/typed-phone.ts";
import { useApi } from "../../lib/use-api.ts";
import type { LoadedTrust } from "./load-trust.ts";
import { type Removed, RuleSection, removeButtonId } from "./rule-section.tsx";
import { AddRule, type ChangedRule, type WrittenRule, type WrittenWindow } from "./trust-forms.tsx";
import { WindowSection } from "./window-section.tsx";
import { trustWords } from "./words.ts";

type Removal = { rule: CallerRule } | { window: ExpectedWindow };

const idOf = (removal: Removal) => ("rule" in removal ? removal.rule.id : removal.window.id);
const nameOf = (removal: Removal) => ("rule" in removal ? formatPhone(removal.rule.phone) : removal.window.label);

interface TrustListsProps extends LoadedTrust {
  tenantId: string;
  canEdit: boolean;
  /** Of the call whose number is to be added. */
  caller?: { callId: string; phone: string } | undefined;
}

export function TrustLists({ tenantId, rules, windows, lines, now, canEdit, caller }: TrustListsProps) {
  const text = trustWords(useLocale());
  const api = useApi();
  const { change, outcome, say } = useChange();
  const [gone, setGone] = useState<readonly string[]>([]);
  const focusId = useRef<string>(undefined);

  const remove = (removal: Removal) =>
    "rule" in removal
      ? api.delete("/caller-rules/{ruleId}", { params: { path: { ruleId: removal.rule.id } } })
      : api.delete("/expected-windows/{windowId}", { params: { path: { windowId: removal.window.id } } });

  const removal = useUndoable((thing: Removal) => {
    setGone((ids) => [...ids, idOf(thing)]);
    void change(
      () =>
        remove(thing).catch((error: unknown) => {
          setGone((ids) => ids.filter((id) => id !== idOf(thing)));
          throw error;
        }),
      "",
    );
  });
  const startRemoval = (thing: Removal) => {
    say("");
    removal.start(thing);
  };
  const isListed = ({ id }: { id: string }) => !gone.includes(id);
  const removed: Removed | undefined = removal.waiting && {
    id: idOf(removal.waiting),
    note: <RemovedItem onUndo={takeBack}>{text.removed(nameOf(removal.waiting))}</RemovedItem>,
  };

  function takeBack() {
    if (removal.waiting) focusId.current = removeButtonId(idOf(removal.waiting));
    removal.undo();
  }

  // The button that was pressed is back: it takes the focus again.
  useEffect(() => {
    if (focusId.current) document.getElementById(focusId.current)?.focus();
    focusId.current = undefined;
  });

  async function addRule(rule: WrittenRule) {
    await api.create("/tenants/{tenantId}/caller-rules", { params: { path: { tenantId } }, body: rule });
    await change(async () => undefined, text.ruleAdded(pairTyped(rule.phone)));
  }

  async function editRule({ id, revision }: CallerRule, changed: ChangedRule) {
    await api.patch("/caller-rules/{ruleId}", { params: { path: { ruleId: id }, header: ifMatch(revision) }, body: changed });
    await change(async () => undefined, text.saved);
  }

  async function addWindow(window: WrittenWindow) {
    await api.create("/tenants/{tenantId}/expected-windows", { params: { path: { tenantId } }, body: window });
    await change(async () => undefined, text.windowAdded(window.label));
  }

  const sectionOf = (kind: CallerRule["rule"]) => (
    <RuleSection
      kind={kind}
      rules={rules.filter((rule) => rule.rule === kind && isListed(rule))}
      removed={removed}
      lines={lines}
      now={now}
      canEdit={canEdit}
      onEdit={editRule}
      onRemove={(rule) => startRemoval({ rule })}
    />
  );

  return (
    <>
      <ChangeNotice outcome={outcome} />
      {canEdit ? (
        <Reveal
          isMain
          isOpenAtFirst={caller !== undefined}
          label={
            <>
              <Plus aria-hidden />
              {text.addRule}
            </>
          }
        >
          {(close) => (
            <Card>
              <CardTitle className="mb-5">{text.addRule}</CardTitle>
              <AddRule tenantId={tenantId} lines={lines} caller={caller} onSend={(rule) => addRule(rule).then(close)} />
            </Card>
          )}
        </Reveal>
      ) : (
        <p className="max-w-[65ch]">{text.viewer}</p>
      )}
      {sectionOf("trusted")}
      {sectionOf("blocked")}
      <WindowSection
        tenantId={tenantId}
        windows={windows.filter(isListed)}
        removed={removed}
        lines={lines}
        now={now}
        canEdit={canEdit}
        onAdd={addWindow}
        onRemove={(window) => startRemoval({ window })}
      />
    </>
  );
}
