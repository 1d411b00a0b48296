"use client";

import { useRef, useState } from "react";
import { z } from "zod";
import { AppError, toAppError } from "../../../../shared/domain/errors.ts";
import { ChangeNotice, useChange } from "../../../components/change-notice.tsx";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useFrame } from "../../../components/frame/frame-context.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { replaceSession } from "../../../lib/supabase/change-session.ts";
import { useApi } from "../../../lib/use-api.ts";
import { profileWords } from "./words.ts";

const Code = z
  .string()
  .transform((typed) => typed.replace(/[\s.-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));
const Answers = z.object({ oldCode: Code, newCode: Code });
const SECRETS = ["oldCode", "newCode"] as const;

interface EmailCodesProps {
  from: string;
  to: string;
  /** Another address is wanted after all. */
  onOther(): void;
  onDone(): void;
}

/** The two codes, in either order: what one of them confirmed is not asked again. */
export function EmailCodes({ from, to, onOther, onDone }: EmailCodesProps) {
  const { locale, config } = useFrame();
  const text = profileWords(locale).change;
  const api = useApi();
  const { change, outcome, isPending } = useChange();
  const accepted = useRef(new Set<string>());
  const [areSent, setSent] = useState(false);
  const kept = useKeptForm({ name: "codes-adresse", schema: Answers, defaults: { oldCode: "", newCode: "" }, secrets: SECRETS });

  async function confirm(codes: Record<"oldCode" | "newCode", string>) {
    const wrong: Record<string, string> = {};
    for (const [field, address] of [
      ["oldCode", from],
      ["newCode", to],
    ] as const) {
      if (accepted.current.has(field)) continue;
      try {
        const { data } = await api.post("/auth/verify", { body: { email: address, code: codes[field], type: "email_change" } });
        accepted.current.add(field);
        if (data.session && config) {
          await replaceSession(config, data.session);
          return onDone();
        }
      } catch (reason) {
        const error = toAppError(reason);
        if (error.code !== "code_wrong") throw error;
        wrong[field] = "code_wrong";
      }
    }
    throw new AppError("invalid_request", "a code is missing", { fields: wrong });
  }

  return (
    <div className="border-t-2 border-primary/15 pt-5">
      <p className="font-semibold" role="status">
        {text.sent}
      </p>
      <p className="mt-2 mb-5">{text.patience}</p>
      <Form
        kept={kept}
        submit={text.confirm}
        faults={{ oldCode: text.codeFault, newCode: text.codeFault }}
        refusal={({ code }) => (code === "conflict" ? text.taken : undefined)}
        onSend={confirm}
      >
        <TextField name="oldCode" label={text.oldCode} hint={from} inputMode="numeric" autoComplete="off" className="tabular-nums" />
        <TextField
          name="newCode"
          label={text.newCode}
          hint={to}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="tabular-nums"
        />
      </Form>
      <ChangeNotice outcome={outcome} />
      <div className="mt-6 flex flex-wrap gap-3">
        <Button
          variant="outline"
          aria-busy={isPending}
          disabled={areSent}
          onClick={() =>
            void change(async () => {
              await api.post("/auth/email", { body: { email: to } });
              accepted.current.clear();
              setSent(true);
            }, text.resent)
          }
        >
          {text.resend}
        </Button>
        <Button variant="ghost" onClick={onOther}>
          {text.other}
        </Button>
      </div>
    </div>
  );
}
