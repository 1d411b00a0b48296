import { z } from "zod";
import { AuditQuery } from "../../../../shared/contracts/v1/audit-log.ts";
import { parisInstant } from "../../../lib/paris-time.ts";

export const JOURNAL_PAGE = "/reglages/journal";

/** As the address of the page says it: `qui` is a kind of actor, or the id of a member. */
export interface JournalFilter {
  sujet: string;
  qui: string;
  du: string;
  au: string;
}

type Asked = Readonly<Record<string, string | string[] | undefined>>;
const { shape } = AuditQuery;
const Day = z.iso.date();
const DAY_MS = 86_400_000;

/** What cannot be meant is left out: an address that was mistyped shows too much rather than an error. */
export function readFilter(asked: Asked): JournalFilter {
  const text = (name: string, isMeant: (value: string) => boolean) => {
    const value = asked[name];
    return typeof value === "string" && isMeant(value) ? value : "";
  };
  const isDay = (value: string) => Day.safeParse(value).success;
  return {
    sujet: text("sujet", (value) => shape.table.safeParse(value).success),
    qui: text("qui", (value) => shape.actorKind.safeParse(value).success || shape.actorId.safeParse(value).success),
    du: text("du", isDay),
    au: text("au", isDay),
  };
}

/** As the API takes it. Both days count whole, where the lines are. */
export function filterQuery({ sujet, qui, du, au }: JournalFilter) {
  const kind = shape.actorKind.safeParse(qui).data;
  const from = du === "" ? undefined : parisInstant(du, "00:00");
  const to = au === "" ? undefined : parisInstant(new Date(Date.parse(au) + DAY_MS).toISOString().slice(0, 10), "00:00");
  return {
    ...(sujet === "" ? {} : { table: sujet }),
    ...(kind === undefined ? {} : { actorKind: kind }),
    ...(qui === "" || kind !== undefined ? {} : { actorId: qui }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

export const isFiltered = (filter: JournalFilter): boolean => Object.values(filter).some((value) => value !== "");

export function journalPath(filter: JournalFilter, cursor?: string): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  if (cursor !== undefined) query.set("suite", cursor);
  return query.size === 0 ? JOURNAL_PAGE : `${JOURNAL_PAGE}?${query}`;
}
