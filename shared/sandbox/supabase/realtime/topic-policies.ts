import { randomUUID } from "node:crypto";
import type { PGlite } from "@supabase/lite/pglite";
import type { Database } from "../database.ts";
import type { SessionClaims } from "./session-claims.ts";

export interface TopicPolicies {
  mayRead(claims: SessionClaims, topic: string): Promise<boolean>;
  mayWrite(claims: SessionClaims, topic: string): Promise<boolean>;
}

type Transaction = Parameters<Parameters<PGlite["transaction"]>[0]>[0];

const ROLES = new Set(["anon", "authenticated", "service_role"]);

const ADD_MESSAGE = "insert into realtime.messages (id, topic, extension, private) values ($1, $2, 'broadcast', true)";

async function becomeUser(tx: Transaction, claims: SessionClaims, topic: string): Promise<void> {
  await tx.query(
    `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
      set_config('request.jwt.claim.role', $3, true), set_config('realtime.topic', $4, true), set_config('role', $3, true)`,
    [JSON.stringify(claims), claims.sub ?? "", claims.role, topic],
  );
}

/** Asks the database as that user: a message is put there and taken back, and the policies say who could see or put it. */
export function createTopicPolicies({ pglite, gate }: Pick<Database, "gate"> & { pglite: PGlite }): TopicPolicies {
  const ask = (claims: SessionClaims, question: (tx: Transaction, id: string) => Promise<boolean>) =>
    gate(async () => {
      if (!ROLES.has(claims.role)) return false;
      let answer = false;
      await pglite.transaction(async (tx) => {
        answer = await question(tx, randomUUID());
        await tx.rollback();
      });
      return answer;
    });

  return {
    mayRead: (claims, topic) =>
      ask(claims, async (tx, id) => {
        await tx.query(ADD_MESSAGE, [id, topic]);
        await becomeUser(tx, claims, topic);
        const { rows } = await tx.query("select from realtime.messages where id = $1", [id]);
        return rows.length === 1;
      }),
    mayWrite: (claims, topic) =>
      ask(claims, async (tx, id) => {
        await becomeUser(tx, claims, topic);
        return tx.query(ADD_MESSAGE, [id, topic]).then(
          () => true,
          () => false,
        );
      }),
  };
}
