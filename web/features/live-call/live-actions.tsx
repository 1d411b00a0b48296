"use client";

import { CircleCheck, Hand, Phone, PhoneOff } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Button, buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatTime } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { useApi } from "../../lib/use-api.ts";
import { takenBy, wasHangUp } from "./call-state.ts";
import type { People } from "./people.ts";
import { liveWords } from "./words.ts";

type Act = "take" | "cut";

interface LiveActionsProps {
  call: CallDetail;
  people: People;
  personName: string;
  phone: string | null;
  mayCut: boolean;
  onDone(): void;
  locale: Locale;
}

const URGENT = "w-full text-lg";

/** What a relative does while the call goes on. Each acts at once: there is no time for a review. */
export function LiveActions({ call, people, personName, phone, mayCut, onDone, locale }: LiveActionsProps) {
  const text = liveWords(locale).actions;
  const { pending } = commonWords(locale);
  const api = useApi();
  const [busy, setBusy] = useState<Act>();
  const [failed, setFailed] = useState<Act>();
  const taken = takenBy(call);
  const isCutAsked = wasHangUp(call, "asked");

  const act = async (what: Act) => {
    if (busy) return;
    setBusy(what);
    setFailed(undefined);
    try {
      await api.post(what === "take" ? "/calls/{callId}/take" : "/calls/{callId}/hang-up", { params: { path: { callId: call.id } } });
    } catch {
      setFailed(what);
    }
    setBusy(undefined);
    onDone();
  };
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <div role="status" className="mt-2">
        <p className="flex items-start gap-2">
          {taken && <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-calm" />}
          {taken ? people.sentence(taken, formatTime(new Date(taken.at), locale)) : text.free}
        </p>
        {isCutAsked && <p className="mt-1 font-semibold">{text.cutAsked}</p>}
      </div>
      <p role="alert" className={failed ? "mt-3 rounded-xl bg-scam-ground p-4 font-semibold text-scam" : ""}>
        {failed && text.failed[failed]}
      </p>
      <div className="mt-4 space-y-4">
        {!taken && (
          <Told means={text.takeMeans}>
            <Button size="xl" className={URGENT} aria-busy={busy === "take"} onClick={() => void act("take")}>
              <Hand aria-hidden />
              {busy === "take" ? pending : text.take}
            </Button>
          </Told>
        )}
        {phone ? (
          <Told means={text.callMeans}>
            <a href={`tel:${phone}`} className={buttonVariants({ variant: taken ? "default" : "outline", size: "xl", className: URGENT })}>
              <Phone aria-hidden />
              {text.call(personName)}
            </a>
          </Told>
        ) : (
          <p>{text.noPhone(personName)}</p>
        )}
        {mayCut ? (
          <Told means={text.cutMeans(personName)}>
            <Button size="xl" variant="outline" className={URGENT} aria-busy={busy === "cut"} onClick={() => void act("cut")}>
              <PhoneOff aria-hidden />
              {busy === "cut" ? pending : text.cut}
            </Button>
          </Told>
        ) : (
          <p className="text-ink-soft">
            {text.cutNot}{" "}
            <Link
              href="/reglages/aide"
              prefetch={false}
              className="inline-flex min-h-11 items-center text-primary underline underline-offset-4"
            >
              {text.cutChange}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

const Told = ({ means, children }: { means: string; children: ReactNode }) => (
  <div>
    {children}
    <p className="mt-1.5 text-ink-soft">{means}</p>
  </div>
);
