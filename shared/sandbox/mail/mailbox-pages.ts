import { Hono } from "hono";
import { html } from "hono/html";
import { faultRoutes } from "../fault-routes.ts";
import { CONTROL_PATH, type Faults, faultMiddleware } from "../faults.ts";
import type { ReceivedMail } from "./received-mail.ts";

// What arrives is shown as it is; it may neither load nor run anything.
const AS_A_PICTURE = { "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'" };

/** `/` for people, `/mails?to=` for programs, newest first. */
export function mailboxPages({ mails, faults }: { mails: ReceivedMail[]; faults: Faults }): Hono {
  const newestFirst = (to?: string) => mails.filter((mail) => !to || mail.to.includes(to.toLowerCase())).toReversed();
  return new Hono()
    .route("/", faultRoutes(faults))
    .use(faultMiddleware(faults))
    .get("/mails", (c) => c.json({ mails: newestFirst(c.req.query("to")) }))
    .delete(`${CONTROL_PATH}/mails`, (c) => {
      mails.length = 0;
      return c.body(null, 204);
    })
    .get("/mails/:id", (c) => {
      const mail = mails.find(({ id }) => id === c.req.param("id"));
      return mail ? c.html(mail.html, 200, AS_A_PICTURE) : c.text("No such mail.", 404);
    })
    .get("/", (c) =>
      c.html(
        html`<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta http-equiv="refresh" content="5" />
              <title>Mailbox</title>
            </head>
            <body style="font: 18px/1.5 sans-serif; margin: 2rem">
              <h1>${mails.length} mails</h1>
              <ul>
                ${newestFirst().map(
                  ({ id, receivedAt, to, subject }) => html`<li>${receivedAt} ${to.join(", ")}: <a href="/mails/${id}">${subject}</a></li>`,
                )}
              </ul>
            </body>
          </html>`,
      ),
    );
}
