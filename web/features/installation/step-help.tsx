"use client";

import { z } from "zod";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { ifMatch } from "../../lib/if-match.ts";
import { useApi } from "../../lib/use-api.ts";
import { helpLevelWords } from "../settings/help-level/words.ts";
import type { Step } from "./next-step.ts";
import { useRefusal, useSetup } from "./use-setup.ts";
import { installationWords } from "./words.ts";

const LEVELS = [1, 2, 3] as const;
const HelpForm = z.object({ helpLevel: z.union([z.literal(1), z.literal(2), z.literal(3)]) });

interface StepHelpProps {
  line: Pick<Line, "id" | "helpLevel" | "protectedName" | "revision">;
  setup: LineSetup;
  next: Step;
}

export function StepHelp({ line, setup, next }: StepHelpProps) {
  const locale = useLocale();
  const text = helpLevelWords(locale);
  const api = useApi();
  const { answer, goTo } = useSetup();
  const kept = useKeptForm({ name: `installation-aide-${line.id}`, schema: HelpForm, defaults: { helpLevel: line.helpLevel } });
  return (
    <>
      <Form
        kept={kept}
        refusal={useRefusal()}
        submit={installationWords(locale).next}
        onSend={async ({ helpLevel }) => {
          if (helpLevel !== line.helpLevel) {
            const params = { path: { lineId: line.id }, header: ifMatch(line.revision) };
            await api.patch("/lines/{lineId}", { params, body: { helpLevel } });
          }
          await answer(line.id, setup, "help");
          goTo(line.id, next);
        }}
      >
        <RadioCards
          name="helpLevel"
          legend={text.question(line.protectedName)}
          choices={LEVELS.map((value) => ({ value, label: text.levels[value].label(line.protectedName), text: text.levels[value].text }))}
        />
      </Form>
      <p className="mt-5 max-w-[60ch] text-ink-soft">{text.decide}</p>
    </>
  );
}
