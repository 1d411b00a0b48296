import { Hono } from "hono";
import { z } from "zod";
import { type CallDetail, type CallPage, CallsQuery } from "../contracts/call-history.ts";
import { AppError } from "../domain/errors.ts";
import type { CallReader } from "../ports/call-reader.ts";
import { readCursor, writeCursor } from "./call-cursor.ts";
import { type SessionEnv, session } from "./session.ts";

export interface CallRoutesDeps {
  /** Reads as the person whose token this is. */
  callsFor(accessToken: string): CallReader;
}

export const callRoutes = ({ callsFor }: CallRoutesDeps) =>
  new Hono<SessionEnv>()
    .use(session)
    .get("/", async (c) => {
      const query = CallsQuery.safeParse(c.req.query());
      if (!query.success) {
        const fields = Object.fromEntries(query.error.issues.map((issue) => [issue.path.join("."), issue.code]));
        throw new AppError("invalid_request", "bad query", { fields });
      }
      const { cursor, limit } = query.data;
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const { calls, next } = await callsFor(c.var.accessToken).list({ limit, after });
      return c.json<CallPage>({ calls, nextCursor: next ? writeCursor(next) : null });
    })
    .get("/:id", async (c) => {
      const id = z.uuid().safeParse(c.req.param("id"));
      const call = id.success ? await callsFor(c.var.accessToken).find(id.data) : undefined;
      if (!call) throw new AppError("not_found", "no such call for this person");
      return c.json<CallDetail>(call);
    });
