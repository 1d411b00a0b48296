"use client";

import { useEffect, useRef } from "react";
import { z } from "zod";
import type { FactorSetup } from "../../../../shared/contracts/v1/auth.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { CodePicture } from "../../../components/code-picture.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useFrame } from "../../../components/frame/frame-context.tsx";
import { Button, buttonVariants } from "../../../components/ui/button.tsx";
import { replaceSession } from "../../../lib/supabase/change-session.ts";
import { useApi } from "../../../lib/use-api.ts";
import { securityWords } from "./words.ts";

const Answers = z.object({
  code: z
    .string()
    .transform((typed) => typed.replace(/[\s.-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/)),
});
const SECRETS = ["code"] as const;

/** In fours, as people type it. */
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");
// Either the drawing itself or an address that holds it.
const pictureOf = (qrCode: string) => (qrCode.startsWith("data:") ? qrCode : `data:image/svg+xml;utf8,${encodeURIComponent(qrCode)}`);

interface FactorSetupFormProps {
  setup: FactorSetup;
  onConfirmed(): void;
  onCancel(): void;
}

/** The key for the app, shown once; it counts from its first right code on. */
export function FactorSetupForm({ setup, onConfirmed, onCancel }: FactorSetupFormProps) {
  const { locale, config } = useFrame();
  const text = securityWords(locale).second;
  const api = useApi();
  const top = useRef<HTMLDivElement>(null);
  const kept = useKeptForm({ name: "deuxieme-verification", schema: Answers, defaults: { code: "" }, secrets: SECRETS });
  useEffect(() => top.current?.focus(), []);
  return (
    <div ref={top} tabIndex={-1} className="mt-5 border-t-2 border-primary/15 pt-5">
      <h3 className="font-semibold">{text.stepApp}</h3>
      <p className="mt-2 max-w-[60ch]">{text.scan}</p>
      <CodePicture src={pictureOf(setup.qrCode)} alt={text.picture} size={200} className="my-4 p-2" />
      <p>
        <a href={setup.uri} className={buttonVariants({ variant: "outline" })}>
          {text.sameDevice}
        </a>
      </p>
      <p className="mt-5">{text.byHand}</p>
      <p className="mt-1 mb-3 font-mono font-semibold break-words">{inFours(setup.secret)}</p>
      <CopyButton text={setup.secret} label={text.copyKey} />
      <h3 className="mt-7 mb-3 font-semibold">{text.stepCode}</h3>
      <Form
        kept={kept}
        submit={text.confirm}
        faults={{ code: text.codeFault }}
        onSend={async ({ code }) => {
          const { data } = await api
            .post("/auth/factors/{factorId}/verify", { params: { path: { factorId: setup.id } }, body: { code } })
            .catch((reason: AppError) => {
              if (reason.code !== "code_wrong") throw reason;
              throw new AppError("invalid_request", "the code is wrong", { fields: { code: "code_wrong" } });
            });
          // From here on the old session shows nothing any more.
          if (config) await replaceSession(config, data);
          onConfirmed();
        }}
      >
        <TextField
          name="code"
          label={text.code}
          hint={text.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="text-2xl tracking-[0.3em] tabular-nums"
        />
      </Form>
      <Button variant="ghost" className="mt-3" onClick={onCancel}>
        {text.cancel}
      </Button>
    </div>
  );
}
