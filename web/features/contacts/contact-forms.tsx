"use client";

import { z } from "zod";
import { type Contact, NewContact } from "../../../shared/contracts/v1/contacts.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { SelectField } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { PhoneField, TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { blankAsNull } from "../../lib/blank-as-null.ts";
import { phoneFault } from "./phone-fault.ts";
import { contactsWords } from "./words.ts";

const { name, relation, phone, lineId, locale } = NewContact.shape;
const NewContactForm = z.object({ name, relation: blankAsNull(relation), phone, lineId: blankAsNull(lineId), locale });
const ContactForm = z.object({ name, relation: blankAsNull(relation), locale });

export type WrittenContact = z.output<typeof NewContactForm>;
export type ChangedContact = z.output<typeof ContactForm>;

interface AddContactProps {
  tenantId: string;
  lines: readonly Pick<Line, "id" | "label" | "protectedName">[];
  onSend(contact: WrittenContact): Promise<void>;
}

export function AddContact({ tenantId, lines, onSend }: AddContactProps) {
  const shown = useLocale();
  const text = contactsWords(shown);
  const kept = useKeptForm({
    name: `proche-${tenantId}`,
    schema: NewContactForm,
    defaults: { name: "", relation: "", phone: "", lineId: "", locale: "fr" },
  });
  return (
    <Form
      kept={kept}
      faults={{ name: text.tooLong, relation: text.tooLong, phone: (code) => phoneFault(code, shown) }}
      onSend={onSend}
      submit={text.sendAsk}
    >
      <TextField name="name" label={text.name} hint={text.nameHint} autoComplete="off" />
      <TextField name="relation" label={text.relation} hint={text.relationHint} autoComplete="off" />
      <PhoneField name="phone" label={text.phone} autoComplete="off" />
      {lines.length > 1 && (
        <SelectField
          name="lineId"
          label={text.line}
          choices={[
            { value: "", label: text.allLines },
            ...lines.map((line) => ({ value: line.id, label: text.wordOf(line.protectedName, line.label) })),
          ]}
        />
      )}
      <LanguageField />
    </Form>
  );
}

export function EditContact({ contact, onSend }: { contact: Contact; onSend(change: ChangedContact): Promise<void> }) {
  const text = contactsWords(useLocale());
  const kept = useKeptForm({
    name: `proche-${contact.id}`,
    schema: ContactForm,
    defaults: { name: contact.name, relation: contact.relation ?? "", locale: contact.locale },
  });
  return (
    <Form kept={kept} faults={{ name: text.tooLong, relation: text.tooLong }} onSend={onSend} submit={text.save}>
      <TextField name="name" label={text.name} autoComplete="off" />
      <TextField name="relation" label={text.relation} hint={text.relationHint} autoComplete="off" />
      <LanguageField />
      <p className="text-ink-soft">{text.phoneStays}</p>
    </Form>
  );
}

function LanguageField() {
  const text = contactsWords(useLocale());
  return (
    <SelectField
      name="locale"
      label={text.language}
      choices={[
        { value: "fr", label: text.languages.fr },
        { value: "en", label: text.languages.en },
      ]}
    />
  );
}
