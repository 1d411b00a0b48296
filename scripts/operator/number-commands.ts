import { type Command, first, NotUnderstood, option, type Words } from "./command.ts";
import { OperationRefused } from "./ops-client.ts";
import type { ProvisioningOperations } from "./provisioning-operations.ts";

function number(words: Words): string {
  const e164 = first(words, "Say which number: +33…").replace(/[\s.]/g, "");
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) throw new NotUnderstood("A number is written with its country: +33…");
  return e164;
}

const euros = (cents: number | null) => (cents === null ? "price unknown" : `${(cents / 100).toFixed(2)} a month`);

export const NUMBER_COMMANDS: Record<string, Command<ProvisioningOperations>> = {
  pool: {
    usage: "pool",
    does: "Ethiq numbers by country and type, purchases that are open, and where we and the provider disagree",
    async run(operations) {
      const [pool, purchases, differences, cleanups] = await Promise.all([
        operations.pool(),
        operations.openPurchases(),
        operations.differences(),
        operations.cleanups(),
      ]);
      const lines = [
        ...pool.map(
          (row) =>
            `${row.country} ${row.number_type}: ${row.available} free (${row.of_one_tenant_only} for one tenant only), ${row.reserved} kept, ` +
            `${row.assigned} in use, ${row.quarantined} resting, ${row.burned} burned, ${row.vanished} vanished; ${euros(row.monthly_price_cents)}`,
        ),
        ...purchases.map((row) => `purchase ${row.e164}: ${row.state}, ${row.attempts} tries, ${row.error_code ?? "no error"}`),
        ...differences.map((row) => `difference ${row.e164}: ${row.difference}${row.since ? ` since ${row.since}` : ""}`),
        ...cleanups.map((row) => `to clean up: ${row.kind} ${row.provider_sid}, ${row.attempts} tries, ${row.last_error ?? "no error"}`),
      ];
      return { data: { pool, purchases, differences, cleanups }, lines: lines.length > 0 ? lines : ["No number."] };
    },
  },
  reconcile: {
    usage: "reconcile",
    does: "compares our numbers with the provider's now, as every hour; `pool` then says what was found",
    async run(operations) {
      if (!(await operations.publish("reconcile", {}))) throw new OperationRefused("Which queue? Set QSTASH_TOKEN and PUBLIC_URL.");
      return { data: { published: true }, lines: ["On its way."] };
    },
  },
  burn: {
    usage: 'burn <number> --reason "…"',
    does: "takes a number out of use for good; a line it serves is a draft again",
    async run(operations, words) {
      const data = await operations.burn(number(words), option(words, "reason"));
      return { data, lines: [`${data.e164}: burned; it rests, then goes back to the provider.`] };
    },
  },
  release: {
    usage: 'release <number> --reason "…"',
    does: "gives a number that serves nobody back to the provider, within hours",
    async run(operations, words) {
      const data = await operations.release(number(words), option(words, "reason"));
      return { data, lines: [`${data.e164}: given back by the next reconciliation.`] };
    },
  },
};
