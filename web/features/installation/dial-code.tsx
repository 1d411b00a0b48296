"use client";

import { Phone, Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button, buttonVariants } from "../../components/ui/button.tsx";
import { lineWords } from "../lines/words.ts";
import { spokenCode } from "./spoken-code.ts";
import { installationWords } from "./words.ts";

const SLOWLY = 0.75;

/** A code in large digits, to be copied, heard or dialled. */
export function DialCode({ name, code }: { name: string; code: string }) {
  const locale = useLocale();
  const text = installationWords(locale).forwarding;
  const canSpeak = useSpeech();

  function read() {
    const speech = new SpeechSynthesisUtterance(spokenCode(code, text));
    speech.lang = locale === "fr" ? "fr-FR" : "en-GB";
    speech.rate = SLOWLY;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(speech);
  }

  return (
    <section>
      <h3 className="font-semibold">{name}</h3>
      <p className="mt-1 text-[2.5rem] leading-tight font-bold break-all tabular-nums">{code}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <CopyButton text={code} label={lineWords(locale).codes.copy(name)} />
        {canSpeak && (
          <Button variant="outline" aria-label={`${text.read}, ${name}`} onClick={read}>
            <Volume2 aria-hidden />
            {text.read}
          </Button>
        )}
        <a
          href={`tel:${encodeURIComponent(code)}`}
          aria-label={`${text.dial}, ${name}`}
          className={buttonVariants({ variant: "outline", className: "sm:hidden" })}
        >
          <Phone aria-hidden />
          {text.dial}
        </a>
      </div>
    </section>
  );
}

/** Known in the browser only: a button that says nothing is not shown. */
function useSpeech(): boolean {
  const [canSpeak, setCanSpeak] = useState(false);
  useEffect(() => {
    setCanSpeak("speechSynthesis" in window && "SpeechSynthesisUtterance" in window);
    return () => window.speechSynthesis?.cancel();
  }, []);
  return canSpeak;
}
