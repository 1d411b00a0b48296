"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import type { RegulatoryProfile } from "../../../shared/contracts/v1/regulatory.ts";
import { ChangeNotice } from "../../components/change-notice.tsx";
import { SelectField } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { useApi } from "../../lib/use-api.ts";
import { chosenDocuments, type PaperField, PROOFS, type Proof } from "./papers-fields.ts";
import { useRefusal } from "./use-setup.ts";
import { installationWords } from "./words.ts";

const Filled = z.string().trim().min(1).max(200);
const PapersValues = z.object({
  attributes: z.record(z.string(), Filled),
  proofs: z.record(z.string(), z.string()),
  street: Filled,
  postalCode: z.string().trim().min(1).max(20),
  city: Filled,
  country: z.string(),
});

const AUTOCOMPLETE: Partial<Record<PaperField, string>> = {
  first_name: "given-name",
  last_name: "family-name",
  business_name: "organization",
  email: "email",
};

interface PapersFormProps {
  tenantId: string;
  endUserType: RegulatoryProfile["endUserType"];
  fields: readonly PaperField[];
  proofs: readonly Proof[];
  known: RegulatoryProfile | null;
  country: string;
}

export function PapersForm({ tenantId, endUserType, fields, proofs, known, country }: PapersFormProps) {
  const text = installationWords(useLocale()).number;
  const api = useApi();
  const router = useRouter();
  const [isSent, setSent] = useState(false);
  const countries = Object.entries(text.countries).map(([value, label]) => ({ value, label }));
  const kept = useKeptForm({
    name: `papiers-${tenantId}`,
    schema: PapersValues,
    defaults: {
      attributes: Object.fromEntries(fields.map((field) => [field, known?.attributes[field] ?? ""])),
      proofs: Object.fromEntries(
        proofs.map((proof) => [proof, PROOFS[proof].find((type) => known?.documents.some((one) => one.type === type)) ?? PROOFS[proof][0]]),
      ),
      street: known?.address?.street ?? "",
      postalCode: known?.address?.postalCode ?? "",
      city: known?.address?.city ?? "",
      country: countries.some(({ value }) => value === country) ? country : "FR",
    },
  });
  return (
    <>
      <ChangeNotice outcome={isSent ? { said: text.papersSent } : {}} />
      <Form
        kept={kept}
        refusal={useRefusal()}
        submit={text.papersSend}
        onSend={async ({ attributes, proofs: chosen, ...address }) => {
          setSent(false);
          const body = {
            endUserType,
            attributes: { ...known?.attributes, ...attributes },
            address,
            documents: chosenDocuments(known?.documents ?? [], chosen),
          };
          await api.put("/tenants/{tenantId}/regulatory-profile", { params: { path: { tenantId } }, body });
          setSent(true);
          router.refresh();
        }}
      >
        {fields.map((field) => (
          <TextField
            key={field}
            name={`attributes.${field}`}
            label={text.fields[field]}
            hint={field === "birth_date" ? text.birthHint : undefined}
            autoComplete={AUTOCOMPLETE[field] ?? "off"}
          />
        ))}
        <TextField name="street" label={text.street} autoComplete="street-address" />
        <TextField name="postalCode" label={text.postalCode} autoComplete="postal-code" />
        <TextField name="city" label={text.city} autoComplete="address-level2" />
        <SelectField name="country" label={text.country} choices={countries} />
        {proofs.map((proof) => (
          <SelectField
            key={proof}
            name={`proofs.${proof}`}
            label={text.proofs[proof]}
            choices={PROOFS[proof].map((value) => ({ value, label: text.papers[value] }))}
          />
        ))}
      </Form>
    </>
  );
}
