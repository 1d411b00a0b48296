"use client";

import { z } from "zod";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { WrittenPhone } from "../../../shared/contracts/v1/phones.ts";
import { type AppError, toAppError } from "../../../shared/domain/errors.ts";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { PhoneField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { useApi } from "../../lib/use-api.ts";
import { phoneFault } from "../contacts/phone-fault.ts";
import { CallPath } from "./call-path.tsx";
import { useRefusal, useSetup } from "./use-setup.ts";
import { installationWords } from "./words.ts";

const DEVICES = ["adapter", "app", "number"] as const;
const DeviceForm = z.object({ device: z.enum(DEVICES), secondNumber: z.string() }).superRefine(({ device, secondNumber }, context) => {
  if (device === "number" && !WrittenPhone.safeParse(secondNumber).success) {
    context.addIssue({ code: "custom", path: ["secondNumber"], message: "missing" });
  }
});

const LOOPS = new Set(["leads_back_to_ethiq", "loop"]);

interface StepTelephoneProps {
  line: Pick<Line, "id" | "protectedName">;
  setup: LineSetup;
}

/** Where the calls are to ring; asking for the Ethiq number goes with it. */
export function StepTelephone({ line, setup }: StepTelephoneProps) {
  const locale = useLocale();
  const text = installationWords(locale).telephone;
  const api = useApi();
  const { save, goTo } = useSetup();
  const sayRefused = useRefusal();
  const kept = useKeptForm({
    name: `installation-telephone-${line.id}`,
    schema: DeviceForm,
    defaults: { device: setup.device ?? "adapter", secondNumber: "" },
  });
  const device = kept.form.watch("device");

  async function order(chosen: (typeof DEVICES)[number], secondNumber: string) {
    await save(line.id, setup, { device: chosen });
    const params = { path: { lineId: line.id } };
    const body = chosen === "number" ? { delivery: "number" as const, secondNumber } : { delivery: "sip" as const };
    try {
      await api.create("/lines/{lineId}/provisioning", { params, body });
    } catch (error) {
      // Asked for on another device meanwhile: it is on its way.
      if (toAppError(error).fields?.line !== "has_a_number") throw error;
    }
  }

  const sayFault = (error: AppError) => {
    if (error.code === "not_supported") return text.notHere;
    if (error.fields?.line === "not_agreed") return text.noAgreement;
    if (error.fields?.delivery) return text.loop;
    if (error.fields?.tenant?.startsWith("too_many")) return text.tooMany;
    return sayRefused(error);
  };

  return (
    <>
      <Form
        kept={kept}
        faults={{ secondNumber: (code) => (LOOPS.has(code) ? text.loop : phoneFault(code, locale)) }}
        refusal={sayFault}
        submit={text.submit}
        onSend={async ({ device: chosen, secondNumber }) => {
          await order(chosen, secondNumber);
          goTo(line.id, "number");
        }}
      >
        <RadioCards
          name="device"
          legend={text.legend(line.protectedName)}
          choices={DEVICES.map((value) => ({ value, ...text.choices[value] }))}
        />
        {device === "number" && <PhoneField name="secondNumber" label={text.second} hint={text.secondHint} autoComplete="off" />}
      </Form>
      <CallPath locale={locale} />
    </>
  );
}
