"use client";

import { KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import type { MadeApiKey } from "../../../shared/contracts/v1/api-keys.ts";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { CommandBox } from "./command-box.tsx";
import { firstRequest } from "./first-request.ts";
import { developerWords } from "./words.ts";

interface MadeKeyProps {
  made: MadeApiKey;
  onDone(): void;
}

/** The one time that the key is seen. It stays until the person says that they have it. */
export function MadeKey({ made, onDone }: MadeKeyProps) {
  const { locale, config } = useFrame();
  const text = developerWords(locale).made;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  const { key, name, tenantId, scopes } = made;
  const request = key === null ? undefined : firstRequest({ apiUrl: config?.apiUrl ?? "", tenantId, scopes, secret: key });
  return (
    <div ref={card} tabIndex={-1} className="rounded-2xl">
      <Card className="border-2 border-primary">
        <CardTitle className="flex items-start gap-3">
          <KeyRound aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
          {key === null ? text.lostTitle : text.title}
        </CardTitle>
        {key === null ? (
          <p className="mt-3 max-w-[60ch]">{text.lost}</p>
        ) : (
          <>
            <p className="mt-3 max-w-[60ch]">
              <strong>{text.once}</strong> {text.secret}
            </p>
            <h3 className="mt-5 mb-2 font-semibold">{text.keyName(name)}</h3>
            <CommandBox text={key} copy={text.copy} />
            {request && (
              <>
                <h3 className="mt-8 font-semibold">{text.tryTitle}</h3>
                <p className="mt-1 mb-3 max-w-[60ch] text-ink-soft">{text.tryText}</p>
                <CommandBox text={request} copy={text.copyRequestWithKey} />
              </>
            )}
          </>
        )}
        <Button size="lg" className="mt-8 w-full sm:w-auto" onClick={onDone}>
          {key === null ? text.close : text.done}
        </Button>
      </Card>
    </div>
  );
}
