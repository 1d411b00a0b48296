import type { SipEndpoint } from "../../../shared/contracts/v1/sip-endpoints.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { SIP_DEVICES } from "../../../shared/domain/sip/devices.ts";
import type { Sheet, SheetField } from "../../../shared/domain/sip/sheet.ts";
import { sheetFor } from "../../../shared/domain/sip/sheets.ts";
import { DateText } from "../../components/date-text.tsx";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Block } from "./load-line.ts";
import { Fact } from "./numbers-card.tsx";
import { SipPassword } from "./sip-password.tsx";
import { lineWords } from "./words.ts";

interface SipCardProps {
  endpoint: Block<SipEndpoint>;
  lineId: string;
  mayChange: boolean;
  locale: Locale;
}

/** How the adapter or app registers. Nothing for a line that rings at a number only. */
export function SipCard({ endpoint, lineId, mayChange, locale }: SipCardProps) {
  const text = lineWords(locale).sip;
  if (endpoint === "away") return <FaultNotice locale={locale} title={text.failed} next={commonWords(locale).fault.next} />;
  if (!endpoint) return null;
  const { username, domain, registrar, port, transport, registeredAt, password } = endpoint;
  return (
    <Card id="appareil" className="scroll-mt-4">
      <CardTitle>{text.title}</CardTitle>
      <p className="mt-2 text-ink-soft">{text.intro}</p>
      <dl className="mt-4 grid gap-4 sm:grid-cols-2">
        <Fact name={text.username}>{username}</Fact>
        <Fact name={text.domain}>{domain}</Fact>
        <Fact name={text.registrar}>{registrar}</Fact>
        <Fact name={text.port}>
          {port}, {transport.toUpperCase()}
        </Fact>
      </dl>
      <p className="mt-4">
        {registeredAt ? (
          <>
            {text.seen} <DateText at={registeredAt} locale={locale} />
          </>
        ) : (
          text.neverSeen
        )}
      </p>
      <p className="mt-2 font-semibold">{text.password[password]}</p>
      {mayChange && <SipPassword lineId={lineId} />}
      <h3 className="mt-8 font-bold">{text.sheets}</h3>
      {SIP_DEVICES.map((device) => (
        <DeviceSheet
          key={device}
          sheet={sheetFor(device, { username, registrar: { host: registrar, port, transport } }, locale)}
          locale={locale}
        />
      ))}
    </Card>
  );
}

function DeviceSheet({ sheet: { title, before, fields, after }, locale }: { sheet: Sheet; locale: Locale }) {
  const text = lineWords(locale).sip;
  const pages = new Map<string | null, SheetField[]>();
  for (const field of fields) pages.set(field.page, [...(pages.get(field.page) ?? []), field]);
  return (
    <details className="mt-2">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">{title}</summary>
      <Steps steps={before} />
      {[...pages].map(([page, ofPage]) => (
        <div key={page ?? ""} className="mt-4">
          {page && <h4 className="font-semibold">{text.page(page)}</h4>}
          <dl className="mt-2 grid gap-3 sm:grid-cols-2">
            {ofPage.map(({ name, value }) => (
              <Fact key={name} name={name}>
                {value ?? text.secret}
              </Fact>
            ))}
          </dl>
        </div>
      ))}
      <Steps steps={after} />
    </details>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="mt-3 max-w-[60ch] list-decimal space-y-2 pl-7">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
