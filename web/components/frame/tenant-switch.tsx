import { ChevronDown } from "lucide-react";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { chooseTenant } from "../../lib/choose-tenant.ts";
import { commonWords } from "../../lib/messages/common-words.ts";

interface TenantSwitchProps {
  tenants: readonly Pick<Tenant, "id" | "name">[];
  current: Pick<Tenant, "id" | "name">;
  locale: Locale;
}

/** The name of the household that is shown; with several, the way to another. Needs no script. */
export function TenantSwitch({ tenants, current, locale }: TenantSwitchProps) {
  if (tenants.length < 2) return <p className="pb-2 text-sm text-ink-soft sm:pb-0 sm:text-base">{current.name}</p>;
  const text = commonWords(locale);
  return (
    <details className="group relative">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 font-semibold">
        <span className="sr-only">{text.tenant} </span>
        {current.name}
        <ChevronDown aria-hidden className="size-5 shrink-0 group-open:rotate-180" />
      </summary>
      <form action={chooseTenant} className="z-20 mb-2 rounded-lg border-2 border-line bg-surface p-2 sm:absolute sm:left-0 sm:min-w-64">
        <p className="px-3 py-1 text-sm text-ink-soft">{text.changeTenant}</p>
        <ul>
          {tenants.map(({ id, name }) => (
            <li key={id}>
              <button
                type="submit"
                name="tenant"
                value={id}
                aria-current={id === current.id ? "true" : undefined}
                className="min-h-12 w-full rounded-lg px-3 text-left font-semibold hover:underline aria-[current]:bg-primary-soft aria-[current]:text-primary"
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </details>
  );
}
