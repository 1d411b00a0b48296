import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { TwimlError } from "../twiml/schema.ts";

export class RestError extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const notFound = (path: string): RestError => new RestError(404, 20404, `The requested resource ${path} was not found`);

export function errorResponse(c: Context, status: number, code: number, message: string): Response {
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  return c.json(body, status as ContentfulStatusCode);
}

/** The error body of every REST resource. */
export function restErrorResponse(c: Context, error: unknown): Response {
  if (error instanceof RestError) return errorResponse(c, error.status, error.code, error.message);
  if (error instanceof TwimlError) return errorResponse(c, error.code === 20409 ? 409 : 400, error.code, error.message);
  return errorResponse(c, 500, 20500, `An internal server error has occurred: ${error instanceof Error ? error.message : String(error)}`);
}
