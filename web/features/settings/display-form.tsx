"use client";

import { type ReactNode, startTransition, useRef, useState } from "react";
import { ChangeNotice } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { SubmitButton } from "../../components/submit-button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { chooseDisplay } from "../../lib/choose-display.ts";
import { type Display, TEXT_SIZES, THEMES } from "../../lib/display.ts";
import { settingsWords } from "./words.ts";

/** Shown at once, kept a moment later. Without script a button sends the form. */
export function DisplayForm({ display }: { display: Display }) {
  const text = settingsWords(useLocale()).display;
  const [chosen, setChosen] = useState(display);
  const [outcome, setOutcome] = useState<{ said?: string; fault?: string }>({});
  const latest = useRef<Display>(display);

  function choose(change: Partial<Display>) {
    const wanted = { ...chosen, ...change };
    setChosen(wanted);
    latest.current = wanted;
    setOutcome({});
    document.documentElement.dataset.theme = wanted.theme;
    document.documentElement.dataset.text = wanted.text;
    const form = new FormData();
    form.set("theme", wanted.theme);
    form.set("text", wanted.text);
    startTransition(async () => {
      const isKept = await chooseDisplay(form).then(
        () => true,
        () => false,
      );
      // What came of an earlier choice says nothing about this one.
      if (latest.current === wanted) setOutcome(isKept ? { said: text.saved } : { fault: text.notSaved });
    });
  }

  return (
    <form action={chooseDisplay} className="space-y-8">
      <Choices legend={text.text}>
        {TEXT_SIZES.map((size) => (
          <Choice key={size} name="text" value={size} isChosen={chosen.text === size} onChoose={() => choose({ text: size })}>
            <span className={size === "large" ? "text-xl" : ""}>{text.texts[size]}</span>
          </Choice>
        ))}
      </Choices>
      <Choices legend={text.theme}>
        {THEMES.map((theme) => (
          <Choice key={theme} name="theme" value={theme} isChosen={chosen.theme === theme} onChoose={() => choose({ theme })}>
            {text.themes[theme]}
          </Choice>
        ))}
      </Choices>
      <noscript>
        <SubmitButton>{text.save}</SubmitButton>
      </noscript>
      <ChangeNotice outcome={outcome} />
      <Card>
        <CardTitle>{text.sampleTitle}</CardTitle>
        <p className="mt-2 max-w-[60ch]">{text.sample}</p>
      </Card>
    </form>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-3 text-lg font-bold">{legend}</legend>
      <div className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  isChosen: boolean;
  onChoose(): void;
  children: ReactNode;
}

function Choice({ name, value, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex min-h-14 cursor-pointer items-center gap-4 rounded-xl border-2 border-line bg-surface p-4 font-semibold has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <input type="radio" name={name} value={value} checked={isChosen} onChange={onChoose} className="size-6 shrink-0 accent-primary" />
      {children}
    </label>
  );
}
