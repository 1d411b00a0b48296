"use client";

import { UserRound } from "lucide-react";
import { useState } from "react";
import type { Invitation, NewInvitation } from "../../../shared/contracts/v1/invitations.ts";
import type { Member } from "../../../shared/contracts/v1/members.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { AppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { ConfirmStep } from "../../components/confirm-step.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { UndoBar } from "../../components/undo-bar.tsx";
import { useUndoable } from "../../components/use-undoable.ts";
import { MEMBER_HOME } from "../../lib/local-path.ts";
import { useApi } from "../../lib/use-api.ts";
import { settingsWords } from "../settings/words.ts";
import { Invitations } from "./invitations.tsx";
import type { LoadedTeam } from "./load-team.ts";
import { MemberCard } from "./member-card.tsx";
import { RoleEdit } from "./team-forms.tsx";

interface TeamListsProps extends LoadedTeam {
  tenantId: string;
  role: Role;
  /** Of whoever looks. */
  email: string;
  now: number;
}

export function TeamLists({ tenantId, members, invitations, role, email, now }: TeamListsProps) {
  const text = settingsWords(useLocale()).team;
  const api = useApi();
  const { change, outcome, say, isPending } = useChange();
  const [gone, setGone] = useState<readonly string[]>([]);
  const isOwner = role === "owner";
  const isMe = (member: Member) => member.email?.toLowerCase() === email.toLowerCase();
  const nameOf = (member: Member) => member.displayName ?? member.email ?? text.noName;
  const sayRefused = ({ code }: AppError) => (code === "last_owner" ? text.lastOwner : undefined);
  const memberOf = ({ userId }: Member) => ({ params: { path: { tenantId, userId } } });

  const withdrawal = useUndoable(({ id }: Invitation) => {
    setGone((ids) => [...ids, id]);
    void change(
      () =>
        api
          .delete("/tenants/{tenantId}/invitations/{invitationId}", { params: { path: { tenantId, invitationId: id } } })
          .catch((error: unknown) => {
            setGone((ids) => ids.filter((other) => other !== id));
            throw error;
          }),
      "",
      ({ code }) => (code === "conflict" ? text.answered : undefined),
    );
  });

  async function saveRole(member: Member, wanted: Role) {
    await api.patch("/tenants/{tenantId}/members/{userId}", { ...memberOf(member), body: { role: wanted } });
    await change(async () => undefined, text.roleSaved(nameOf(member)));
  }

  const remove = (member: Member) =>
    change(() => api.delete("/tenants/{tenantId}/members/{userId}", memberOf(member)), text.removed(nameOf(member)), sayRefused);

  const leave = (member: Member) =>
    change(
      async () => {
        await api.delete("/tenants/{tenantId}/members/{userId}", memberOf(member));
        window.location.assign(MEMBER_HOME);
      },
      "",
      sayRefused,
    );

  async function invite(invitation: NewInvitation) {
    await api.create("/tenants/{tenantId}/invitations", { params: { path: { tenantId } }, body: invitation });
    await change(async () => undefined, text.sent(invitation.email));
  }

  /** The old link opens nothing any more: the newest e-mail is the one that counts. */
  const resend = (invitation: Invitation) =>
    change(
      async () => {
        const path = { tenantId, invitationId: invitation.id };
        const isOpen = invitation.status === "pending" && Date.parse(invitation.expiresAt) > now;
        if (isOpen) await api.delete("/tenants/{tenantId}/invitations/{invitationId}", { params: { path } });
        const body = { email: invitation.email, role: invitation.role };
        await api.create("/tenants/{tenantId}/invitations", { params: { path: { tenantId } }, body });
        // Until the new one is in the list, there is none to take back.
        setGone((ids) => [...ids, invitation.id]);
      },
      text.resent(invitation.email),
      ({ code }) => (code === "conflict" ? text.answered : undefined),
    );

  return (
    <>
      <ChangeNotice outcome={outcome} />
      <UndoBar onUndo={withdrawal.undo}>{withdrawal.waiting && text.withdrawn(withdrawal.waiting.email)}</UndoBar>
      {members.length === 1 && (
        <div className="mb-6">
          <EmptyState Icon={UserRound}>
            <p className="font-semibold">{text.alone}</p>
            <p className="mt-2">{text.aloneWhy}</p>
          </EmptyState>
        </div>
      )}
      <h2 className="mb-4 text-xl font-bold">{text.members}</h2>
      <ul className="space-y-4">
        {members.map((member) => (
          <li key={member.userId}>
            <MemberCard member={member} name={nameOf(member)} isMe={isMe(member)}>
              {isMe(member) ? (
                members.length > 1 && (
                  <ConfirmStep
                    label={text.leave}
                    title={text.leaveTitle}
                    confirm={text.leaveConfirm}
                    isPending={isPending}
                    onConfirm={() => void leave(member)}
                  >
                    <p>{text.leaveMeans}</p>
                  </ConfirmStep>
                )
              ) : isOwner ? (
                <>
                  <Reveal
                    label={
                      <>
                        {text.changeRole}
                        <span className="sr-only"> {nameOf(member)}</span>
                      </>
                    }
                  >
                    {(close) => (
                      <RoleEdit member={member} name={nameOf(member)} onSend={(wanted) => saveRole(member, wanted).then(close)} />
                    )}
                  </Reveal>
                  <ConfirmStep
                    label={text.remove}
                    title={text.removeTitle(nameOf(member))}
                    confirm={text.remove}
                    isPending={isPending}
                    onConfirm={() => void remove(member)}
                  >
                    <p>{text.removeMeans}</p>
                  </ConfirmStep>
                </>
              ) : null}
            </MemberCard>
          </li>
        ))}
      </ul>
      {isOwner ? (
        <Invitations
          tenantId={tenantId}
          invitations={invitations?.filter(({ id }) => id !== withdrawal.waiting?.id && !gone.includes(id))}
          now={now}
          isPending={isPending}
          onInvite={invite}
          onResend={(invitation) => void resend(invitation)}
          onWithdraw={(invitation) => {
            say("");
            withdrawal.start(invitation);
          }}
        />
      ) : (
        <p className="mt-6 max-w-[65ch]">{text.ownersOnly}</p>
      )}
    </>
  );
}
