"use client";

import { UserRound } from "lucide-react";
import type { ReactNode } from "react";
import type { Member } from "../../../shared/contracts/v1/members.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Tag } from "../../components/tag.tsx";
import { formatDate } from "../../lib/format.ts";
import { settingsWords } from "../settings/words.ts";

interface MemberCardProps {
  member: Member;
  name: string;
  isMe: boolean;
  /** What can be done, for those who may. */
  children?: ReactNode;
}

export function MemberCard({ member, name, isMe, children }: MemberCardProps) {
  const locale = useLocale();
  const text = settingsWords(locale).team;
  return (
    <article className="rounded-2xl bg-surface p-5 sm:p-7">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="min-w-0 text-lg font-bold break-words">{name}</h3>
        {isMe && (
          <Tag Icon={UserRound} tone="plain">
            {text.you}
          </Tag>
        )}
      </div>
      {member.displayName && member.email && <p className="mt-1 break-words text-ink-soft">{member.email}</p>}
      <p className="mt-2 max-w-[60ch]">
        <strong>{text.roles[member.role]}.</strong> {text.rights[member.role]}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {text.joined} <time dateTime={member.joinedAt}>{formatDate(new Date(member.joinedAt), locale)}</time>.
      </p>
      {children && <div className="mt-5 flex flex-wrap gap-3">{children}</div>}
    </article>
  );
}
