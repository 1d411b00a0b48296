"use client";

import { CircleCheck, CircleOff } from "lucide-react";
import type { ApiKey } from "../../../shared/contracts/v1/api-keys.ts";
import { ConfirmStep } from "../../components/confirm-step.tsx";
import { DateText } from "../../components/date-text.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Tag } from "../../components/tag.tsx";
import { formatDay, formatNames } from "../../lib/format.ts";
import { parisDay } from "../../lib/paris-time.ts";
import type { KeyState } from "./key-state.ts";
import { developerWords } from "./words.ts";

interface KeyCardProps {
  apiKey: ApiKey;
  state: KeyState;
  /** Who made it, while that person is a member. */
  maker: string | undefined;
  isPending: boolean;
  onRevoke(): void;
}

export function KeyCard({ apiKey, state, maker, isPending, onRevoke }: KeyCardProps) {
  const locale = useLocale();
  const text = developerWords(locale);
  const { name, prefix, scopes, role, createdAt, lastUsedAt } = apiKey;
  const isActive = state === "active";
  // With the year: a key may end in the next one.
  const day = (instant: string) => formatDay(parisDay(instant), locale);
  const end = { active: text.ends, expired: text.ended, revoked: text.revoked }[state];
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="min-w-0 text-lg font-bold break-words">{name}</h3>
        <Tag Icon={isActive ? CircleCheck : CircleOff} tone={isActive ? "calm" : "plain"}>
          {text.states[state]}
        </Tag>
      </div>
      <p className="mt-2">
        {text.begins} <span className="font-mono">{prefix}…</span>
      </p>
      <p className="mt-3">
        {text.rights}
        {"\u00a0: "}
        {formatNames(
          scopes.map((scope) => text.scopes[scope].toLocaleLowerCase(locale)),
          locale,
        )}
        . {text.sees[role]}
      </p>
      <ul className="mt-3 space-y-1 text-ink-soft">
        <li>
          {text.created} {day(createdAt)}
          {maker && `, ${text.by(maker)}`}.
        </li>
        <li>
          {end} {day(apiKey.revokedAt ?? apiKey.expiresAt)}.
        </li>
        <li>
          {lastUsedAt ? (
            <>
              {text.used} <DateText at={lastUsedAt} locale={locale} />.
            </>
          ) : (
            text.neverUsed
          )}
        </li>
      </ul>
      {isActive && (
        <div className="mt-5">
          <ConfirmStep
            label={text.revoke}
            title={text.revokeTitle(name)}
            confirm={text.revokeConfirm}
            isPending={isPending}
            onConfirm={onRevoke}
          >
            <p>{text.revokeText}</p>
            <p>{text.revokeLines}</p>
          </ConfirmStep>
        </div>
      )}
    </>
  );
}
