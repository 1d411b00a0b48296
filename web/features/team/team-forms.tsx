"use client";

import { z } from "zod";
import { NewInvitation } from "../../../shared/contracts/v1/invitations.ts";
import type { Member } from "../../../shared/contracts/v1/members.ts";
import { Role } from "../../../shared/contracts/v1/tenants.ts";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { settingsWords } from "../settings/words.ts";

const RoleForm = z.object({ role: Role });

interface InviteFormProps {
  tenantId: string;
  onSend(invitation: NewInvitation): Promise<void>;
}

export function InviteForm({ tenantId, onSend }: InviteFormProps) {
  const text = settingsWords(useLocale()).team;
  const kept = useKeptForm({ name: `membre-${tenantId}`, schema: NewInvitation, defaults: { email: "", role: "carer" } });
  return (
    <Form
      kept={kept}
      faults={{ email: text.emailFault }}
      refusal={({ code }) => (code === "conflict" ? text.known : undefined)}
      onSend={onSend}
      submit={text.send}
    >
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={text.email}
        hint={text.emailHint}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      <RoleCards legend={text.inviteRole} />
    </Form>
  );
}

interface RoleEditProps {
  member: Member;
  name: string;
  onSend(role: Role): Promise<void>;
}

export function RoleEdit({ member, name, onSend }: RoleEditProps) {
  const text = settingsWords(useLocale()).team;
  const kept = useKeptForm({ name: `droits-${member.userId}`, schema: RoleForm, defaults: { role: member.role } });
  return (
    <Form
      kept={kept}
      refusal={({ code }) => (code === "last_owner" ? text.lastOwner : undefined)}
      onSend={({ role }) => onSend(role)}
      submit={text.save}
    >
      <RoleCards legend={text.roleQuestion(name)} />
    </Form>
  );
}

function RoleCards({ legend }: { legend: string }) {
  const text = settingsWords(useLocale()).team;
  return (
    <RadioCards
      name="role"
      legend={legend}
      choices={Role.options.map((role) => ({ value: role, label: text.roles[role], text: text.rights[role] }))}
    />
  );
}
