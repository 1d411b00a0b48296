import { type Actor, acting, SERVICE } from "./acting.ts";
import type { Connection } from "./start-postgres.ts";

/** Calls functions of schema `ops` as the API does with the secret key. */
export const operating =
  (db: () => Connection) =>
  <Answer = Record<string, unknown>>(name: string, args: Record<string, unknown>, actor: Actor = SERVICE): Promise<Answer> => {
    const list = Object.keys(args).map((argument, index) => `${argument} => $${index + 1}`);
    return acting(db(), { ...actor, requestId: "req-1" }, true, async () => {
      const [row] = await db().query<{ answer: Answer }>(`select ops.${name}(${list.join(", ")}) as answer`, Object.values(args));
      return row?.answer as Answer;
    });
  };

/** What the journal says of one operation. */
export const journal = (db: Connection, tenantId: string | null, action: string) =>
  db.query(
    `select actor_kind, actor_id, request_id, table_name, row_id, after from public.audit_log
    where tenant_id is not distinct from $1 and action = $2`,
    [tenantId, action],
  );

export const noted = (row: Record<string, unknown>) => [{ actor_kind: "operator", actor_id: null, request_id: "req-1", ...row }];
