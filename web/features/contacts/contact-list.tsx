"use client";

import { Send, Trash2, UserPlus, Users } from "lucide-react";
import { startTransition, useEffect, useOptimistic, useRef, useState } from "react";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { AppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { RemovedItem } from "../../components/removed-item.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { useUndoable } from "../../components/use-undoable.ts";
import { ifMatch } from "../../lib/if-match.ts";
import { useApi } from "../../lib/use-api.ts";
import { ContactCard, MoveButtons, moveButtonId, removeButtonId } from "./contact-card.tsx";
import { AddContact, type ChangedContact, EditContact, type WrittenContact } from "./contact-forms.tsx";
import { misplaced, moved, rankAt } from "./contact-order.ts";
import { stateOf } from "./contact-state.ts";
import type { WordedLine } from "./family-word.tsx";
import { contactsWords } from "./words.ts";

export interface ContactListProps {
  tenantId: string;
  /** In the order in which they are told. */
  contacts: readonly Contact[];
  lines: readonly WordedLine[];
  unreachable: readonly string[];
  canEdit: boolean;
}

export function ContactList({ tenantId, contacts, lines, unreachable, canEdit }: ContactListProps) {
  const text = contactsWords(useLocale());
  const api = useApi();
  const { change, outcome, say, isPending } = useChange();
  const [gone, setGone] = useState<readonly string[]>([]);
  const [ordered, showOrder] = useOptimistic(contacts, (_, order: readonly Contact[]) => order);
  const lost = new Set(unreachable);
  const focusId = useRef<string[]>([]);

  const removal = useUndoable((contact: Contact) => {
    setGone((ids) => [...ids, contact.id]);
    void change(
      () =>
        api.delete("/contacts/{contactId}", { params: { path: { contactId: contact.id } } }).catch((error: unknown) => {
          setGone((ids) => ids.filter((id) => id !== contact.id));
          throw error;
        }),
      "",
    );
  });
  const listed = ordered.filter(({ id }) => !gone.includes(id));
  const shown = listed.filter(({ id }) => id !== removal.waiting?.id);

  // A button that moves with its card loses the focus: the one that is left takes it.
  useEffect(() => {
    const next = focusId.current.map((id) => document.getElementById(id)).find((button) => button !== null);
    focusId.current = [];
    next?.focus();
  });

  function takeBack({ id }: Contact) {
    focusId.current = [removeButtonId(id)];
    removal.undo();
  }

  function move(contact: Contact, at: number, by: -1 | 1) {
    if (isPending) return;
    const order = moved(shown, at, by);
    focusId.current = [moveButtonId(contact.id, by), moveButtonId(contact.id, by < 0 ? 1 : -1)];
    startTransition(async () => {
      showOrder(order);
      await change(() => Promise.all(misplaced(order).map(saveRank)), text.movedTo(contact.name, at + by + 1), undefined, true);
    });
  }

  const saveRank = ({ item, priority }: { item: Contact; priority: number }) =>
    api.patch("/contacts/{contactId}", {
      params: { path: { contactId: item.id }, header: ifMatch(item.revision) },
      body: { priority },
    });

  async function add(contact: WrittenContact) {
    await api.create("/tenants/{tenantId}/contacts", {
      params: { path: { tenantId } },
      body: { ...contact, priority: rankAt(contacts.length) },
    });
    await change(async () => undefined, text.added(contact.name));
  }

  async function edit({ id, revision }: Contact, changed: ChangedContact) {
    await api.patch("/contacts/{contactId}", { params: { path: { contactId: id }, header: ifMatch(revision) }, body: changed });
    await change(async () => undefined, text.saved);
  }

  const askAgain = ({ id, name }: Contact) =>
    change(() => api.post("/contacts/{contactId}/invitation", { params: { path: { contactId: id } } }), text.sent(name), sayRefused);

  const sayRefused = ({ code }: AppError) => (code === "rate_limited" ? text.tooOften : code === "conflict" ? text.hasAnswered : undefined);

  const cardOf = (contact: Contact, at: number) => (
    <ContactCard
      contact={contact}
      state={stateOf(contact, lost)}
      rank={at + 1}
      lineName={lines.find(({ id }) => id === contact.lineId)?.label}
    >
      {canEdit && (
        <>
          <MoveButtons contact={contact} isFirst={at === 0} isLast={at === shown.length - 1} onMove={(by) => move(contact, at, by)} />
          {contact.consent === "pending" && (
            <Button variant="outline" aria-label={text.againOf(contact.name)} onClick={() => void askAgain(contact)}>
              <Send aria-hidden />
              {text.again}
            </Button>
          )}
          <Button
            id={removeButtonId(contact.id)}
            variant="outline"
            aria-label={text.removeOf(contact.name)}
            onClick={() => {
              say("");
              removal.start(contact);
            }}
          >
            <Trash2 aria-hidden />
            {text.remove}
          </Button>
          <Reveal label={<Named visible={text.edit} name={contact.name} />}>
            {(close) => (
              <div className="mt-3">
                <h4 className="mb-4 text-lg font-bold">{text.editOf(contact.name)}</h4>
                <EditContact contact={contact} onSend={(changed) => edit(contact, changed).then(close)} />
              </div>
            )}
          </Reveal>
        </>
      )}
    </ContactCard>
  );

  return (
    <>
      <ChangeNotice outcome={outcome} />
      {listed.length === 0 ? (
        <EmptyState Icon={Users}>
          <p className="font-semibold">{text.empty}</p>
          <p className="mt-2">{text.emptyWhy}</p>
        </EmptyState>
      ) : (
        <section>
          <h2 tabIndex={-1} className="text-xl font-bold">
            {text.listTitle}
          </h2>
          <p className="mt-2 mb-4 max-w-[65ch] text-ink-soft">{canEdit ? text.order : text.viewer}</p>
          <ol className="space-y-4">
            {listed.map((contact) => (
              <li key={contact.id}>
                {contact.id === removal.waiting?.id ? (
                  <RemovedItem onUndo={() => takeBack(contact)}>{text.removed(contact.name)}</RemovedItem>
                ) : (
                  cardOf(contact, shown.indexOf(contact))
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {canEdit && (
        <div className="mt-6">
          <Reveal
            isMain
            label={
              <>
                <UserPlus aria-hidden />
                {text.add}
              </>
            }
          >
            {(close) => (
              <Card>
                <CardTitle>{text.addTitle}</CardTitle>
                <p className="mt-2 mb-5">{text.addIntro}</p>
                <AddContact tenantId={tenantId} lines={lines} onSend={(contact) => add(contact).then(close)} />
              </Card>
            )}
          </Reveal>
        </div>
      )}
    </>
  );
}

/** "Modifier" to the eye, "Modifier Paul" to the ear. */
const Named = ({ visible, name }: { visible: string; name: string }) => (
  <>
    {visible}
    <span className="sr-only"> {name}</span>
  </>
);
