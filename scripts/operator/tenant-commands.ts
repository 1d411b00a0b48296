import { type Command, first, NotUnderstood, option, type Words } from "./command.ts";
import type { Operations, ShownTenant } from "./operations.ts";
import { OperationRefused } from "./ops-client.ts";

const LONGEST_PAUSE_HOURS = 31 * 24;

const tenantId = (words: Words): string => first(words, "Say which tenant, by its id. `list` names them.");

function pauseEnd(words: Words): Date {
  const hours = Number(option(words, "hours", "24"));
  if (!(hours > 0 && hours <= LONGEST_PAUSE_HOURS)) throw new NotUnderstood(`--hours is a number up to ${LONGEST_PAUSE_HOURS}.`);
  return new Date(Date.now() + hours * 3_600_000);
}

function chosenLines(tenant: ShownTenant, words: Words): ShownTenant["lines"] {
  const wanted = words.options.line;
  const lines = tenant.lines.filter(({ id }) => !wanted || id === wanted);
  if (lines.length === 0) throw new OperationRefused(wanted ? "This tenant has no such line." : "This tenant has no line.");
  return lines;
}

const shownLines = (tenant: ShownTenant): string[] => [
  `${tenant.name} (${tenant.kind}, ${tenant.status})`,
  ...(tenant.suspendedReason ? [`  suspended: ${tenant.suspendedReason}`] : []),
  ...tenant.members.map(({ email, role, since }) => `  ${role.padEnd(7)} ${email ?? "?"}, since ${since.slice(0, 10)}`),
  `  invitations that wait: ${tenant.pendingInvitations}`,
  ...tenant.lines.map(
    ({ id, label, status, pausedUntil, ethiqNumber }) =>
      `  line ${id} "${label}": ${status}${pausedUntil ? `, paused until ${pausedUntil}` : ""}, ${ethiqNumber ?? "no number yet"}`,
  ),
  `  contacts: ${
    Object.entries(tenant.contacts)
      .map(([consent, count]) => `${count} ${consent}`)
      .join(", ") || "none"
  }`,
  `  in 30 days: ${Object.entries(tenant.usageIn30Days)
    .map(([what, count]) => `${what} ${count}`)
    .join(", ")}`,
];

export const TENANT_COMMANDS: Record<string, Command<Operations>> = {
  create: {
    usage: 'create --name "Famille Martin" --owner claire@exemple.fr [--kind household|organisation] [--locale fr|en]',
    does: "makes a tenant and invites its first owner by e-mail",
    async run(operations, words) {
      const data = await operations.create({
        name: option(words, "name"),
        owner: option(words, "owner"),
        kind: option(words, "kind", "household"),
        locale: option(words, "locale", "fr"),
      });
      return { data, lines: [`${data.tenant.id}  ${data.tenant.name}: made. Its owner is invited by e-mail.`] };
    },
  },
  list: {
    usage: "list [--search text] [--limit 50]",
    does: "tenants by name, with their size",
    async run(operations, words) {
      const limit = Number(option(words, "limit", "50"));
      if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new NotUnderstood("--limit is a number from 1 to 200.");
      const data = await operations.list({ search: words.options.search, limit });
      const lines = data.map(
        (tenant) =>
          `${tenant.id}  ${tenant.name} (${tenant.kind}, ${tenant.status}): ${tenant.members} members, ${tenant.lines} lines, ` +
          `${tenant.calls_in_30_days} calls in 30 days, ${tenant.suspicious_in_30_days} suspicious`,
      );
      return { data, lines: lines.length > 0 ? lines : ["No tenant."] };
    },
  },
  show: {
    usage: "show <tenant>",
    does: "one tenant, its members, lines and use",
    async run(operations, words) {
      const data = await operations.show(tenantId(words));
      return { data, lines: shownLines(data) };
    },
  },
  pause: {
    usage: "pause <tenant> [--line <line>] [--hours 24]",
    does: "stops listening for a while; calls still connect",
    async run(operations, words) {
      const until = pauseEnd(words);
      const lines = chosenLines(await operations.show(tenantId(words)), words);
      for (const { id } of lines) await operations.pauseLine(id, until);
      return {
        data: { lines: lines.map(({ id }) => id), until: until.toISOString() },
        lines: lines.map(({ label }) => `"${label}": paused until ${until.toISOString()}`),
      };
    },
  },
  resume: {
    usage: "resume <tenant> [--line <line>]",
    does: "ends a pause",
    async run(operations, words) {
      const lines = chosenLines(await operations.show(tenantId(words)), words);
      for (const { id } of lines) await operations.resumeLine(id);
      return { data: { lines: lines.map(({ id }) => id) }, lines: lines.map(({ label }) => `"${label}": no longer paused`) };
    },
  },
  suspend: {
    usage: 'suspend <tenant> --reason "…"',
    does: "stops listening to all its lines until restored; its members read the reason",
    async run(operations, words) {
      const data = await operations.suspend(tenantId(words), option(words, "reason"));
      return { data, lines: [`${data.name}: suspended.`] };
    },
  },
  restore: {
    usage: "restore <tenant>",
    does: "ends a suspension",
    async run(operations, words) {
      const data = await operations.restore(tenantId(words));
      return { data, lines: [`${data.name}: active.`] };
    },
  },
  erase: {
    usage: 'erase <tenant> --confirm "its name" --reason "…"',
    does: "removes a tenant and all that belongs to it, for ever",
    async run(operations, words) {
      const reason = option(words, "reason");
      const { id, name } = await operations.show(tenantId(words));
      if (words.options.confirm?.trim() !== name) throw new NotUnderstood(`Nothing was erased. To erase it, give --confirm "${name}".`);
      const data = await operations.erase(id, reason);
      const rows = Object.values(data.removed).reduce((sum, count) => sum + count, 0);
      return { data, lines: [`Erased: ${rows} rows. Receipt ${data.receiptId}, ${data.at}.`] };
    },
  },
};
