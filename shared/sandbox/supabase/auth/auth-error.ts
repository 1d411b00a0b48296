/** An error as Supabase Auth answers it. */
export class AuthError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** `code` has the status in the older form of the answer, which clients that name no version get. */
export const authErrorResponse = ({ status, code, message }: AuthError): Response =>
  Response.json({ code: status, error_code: code, msg: message }, { status, headers: { "x-sb-error-code": code } });
