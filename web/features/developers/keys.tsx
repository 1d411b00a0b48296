"use client";

import { KeyRound, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { ApiKey, MadeApiKey, NewApiKey } from "../../../shared/contracts/v1/api-keys.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { useApi } from "../../lib/use-api.ts";
import { KeyCard } from "./key-card.tsx";
import { keyState } from "./key-state.ts";
import { MadeKey } from "./made-key.tsx";
import { NewKey } from "./new-key.tsx";
import { developerWords } from "./words.ts";

interface KeysProps {
  tenantId: string;
  keys: readonly ApiKey[];
  /** Names of the members, by id. */
  makers: Readonly<Record<string, string>>;
  now: number;
  /** Stands where the first key would. */
  guide: ReactNode;
}

export function Keys({ tenantId, keys, makers, now, guide }: KeysProps) {
  const text = developerWords(useLocale());
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const [made, setMade] = useState<MadeApiKey>();

  async function make(key: NewApiKey) {
    const { data } = await api.create("/tenants/{tenantId}/api-keys", { params: { path: { tenantId } }, body: key });
    setMade(data);
    await change(async () => undefined, "");
  }
  const revoke = ({ id, name }: ApiKey) =>
    change(async () => {
      await api.delete("/api-keys/{keyId}", { params: { path: { keyId: id } } });
      // A key that is no more needs no guarding.
      setMade((shown) => (shown?.id === id ? undefined : shown));
    }, text.isRevoked(name));

  const stated = keys.map((key) => ({ key, state: keyState(key, now) }));
  const active = stated.filter(({ state }) => state === "active");
  const past = stated.filter(({ state }) => state !== "active");
  const list = (entries: typeof stated) => (
    <ul className="space-y-4">
      {entries.map(({ key, state }) => (
        <li key={key.id} className="rounded-2xl bg-surface p-5 sm:p-7">
          <KeyCard
            apiKey={key}
            state={state}
            maker={key.createdBy === null ? undefined : makers[key.createdBy]}
            isPending={isPending}
            onRevoke={() => void revoke(key)}
          />
        </li>
      ))}
    </ul>
  );
  // The new key is in the list only once the page was read again.
  const isEmpty = active.length === 0 && made === undefined;
  return (
    <>
      <ChangeNotice outcome={outcome} />
      {made ? (
        <MadeKey made={made} onDone={() => setMade(undefined)} />
      ) : (
        <Reveal
          isMain
          label={
            <>
              <Plus aria-hidden />
              {text.make}
            </>
          }
        >
          {(close) => (
            <Card>
              <CardTitle className="mb-5">{text.make}</CardTitle>
              <NewKey tenantId={tenantId} onSend={(key) => make(key).then(close)} />
            </Card>
          )}
        </Reveal>
      )}
      <section className="mt-10">
        <h2 className="mb-4 text-xl font-bold">{text.keysTitle}</h2>
        {isEmpty ? (
          <EmptyState Icon={KeyRound}>
            <p className="font-semibold">{text.none}</p>
            <p className="mt-2">{text.noneWhy}</p>
          </EmptyState>
        ) : (
          list(active)
        )}
      </section>
      {isEmpty && guide}
      {past.length > 0 && (
        <details className="mt-8">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-primary underline underline-offset-4">
            {text.pastTitle}
          </summary>
          <div className="mt-4">{list(past)}</div>
        </details>
      )}
    </>
  );
}
