"use client";

import { CircleMinus, Clock, Hourglass, RotateCw, Send, X } from "lucide-react";
import type { Invitation, NewInvitation } from "../../../shared/contracts/v1/invitations.ts";
import { DateText } from "../../components/date-text.tsx";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { Tag } from "../../components/tag.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { settingsWords } from "../settings/words.ts";
import { type OpenState, openInvitations } from "./invitation-state.ts";
import { InviteForm } from "./team-forms.tsx";

const MARKS = { waiting: Hourglass, expired: Clock, declined: CircleMinus } satisfies Record<OpenState, unknown>;

interface InvitationsProps {
  tenantId: string;
  invitations: readonly Invitation[] | undefined;
  now: number;
  isPending: boolean;
  onInvite(invitation: NewInvitation): Promise<void>;
  onResend(invitation: Invitation): void;
  onWithdraw(invitation: Invitation): void;
}

export function Invitations({ tenantId, invitations, now, isPending, onInvite, onResend, onWithdraw }: InvitationsProps) {
  const locale = useLocale();
  const text = settingsWords(locale).team;
  const open = invitations && openInvitations(invitations, now);
  return (
    <section className="mt-10">
      <h2 className="mb-4 text-xl font-bold">{text.invitations}</h2>
      {!open && <FaultNotice locale={locale} title={text.invitationsAway} next={text.tryLater} />}
      {open?.length === 0 && <p className="text-ink-soft">{text.noInvitation}</p>}
      {open && open.length > 0 && (
        <ul className="space-y-4">
          {open.map(({ item, state }) => (
            <li key={item.id} className="rounded-2xl bg-surface p-5 sm:p-7">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <h3 className="min-w-0 text-lg font-bold break-words">{item.email}</h3>
                <Tag Icon={MARKS[state]} tone="plain">
                  {text[state]}
                </Tag>
              </div>
              <p className="mt-2 max-w-[60ch]">
                <strong>{text.roles[item.role]}.</strong> {text.rights[item.role]}
              </p>
              {state === "waiting" && (
                <p className="mt-1 text-sm text-ink-soft">
                  {text.until} <DateText at={item.expiresAt} locale={locale} />.
                </p>
              )}
              {state !== "waiting" && <p className="mt-1 text-ink-soft">{text.over[state]}</p>}
              <div className="mt-4 flex flex-wrap gap-3">
                <Button variant="outline" aria-busy={isPending} onClick={() => onResend(item)}>
                  <RotateCw aria-hidden />
                  {state === "waiting" ? text.resend : text.inviteAgain}
                  <span className="sr-only"> {item.email}</span>
                </Button>
                {state === "waiting" && (
                  <Button variant="outline" aria-label={text.withdrawOf(item.email)} onClick={() => onWithdraw(item)}>
                    <X aria-hidden />
                    {text.withdraw}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-6">
        <Reveal
          isMain
          label={
            <>
              <Send aria-hidden />
              {text.invite}
            </>
          }
        >
          {(close) => (
            <Card>
              <CardTitle>{text.inviteTitle}</CardTitle>
              <p className="mt-2 mb-5">{text.inviteIntro}</p>
              <InviteForm tenantId={tenantId} onSend={(invitation) => onInvite(invitation).then(close)} />
            </Card>
          )}
        </Reveal>
      </div>
    </section>
  );
}
