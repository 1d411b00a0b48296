import { Hono } from "hono";
import { faultRoutes } from "../../fault-routes.ts";
import { type Faults, faultMiddleware } from "../../faults.ts";
import type { Messages } from "../messages.ts";
import type { Market } from "../numbers/market.ts";
import type { OptOuts } from "../opt-outs.ts";
import type { Registry } from "../regulatory/registry.ts";
import { checkRequirements } from "../regulatory/requirements.ts";
import { sameSecret } from "../signature.ts";
import type { SipDirectory } from "../sip/directory.ts";
import type { Registrations } from "../sip/registrations.ts";
import type { ProgramDeps } from "../twiml/run-program.ts";
import type { Account } from "./account.ts";
import { addressRoutes } from "./address-routes.ts";
import { availableNumberRoutes } from "./available-number-routes.ts";
import { callRoutes } from "./call-routes.ts";
import { conferenceRoutes } from "./conference-routes.ts";
import type { Limits } from "./limits.ts";
import { messageRoutes } from "./message-routes.ts";
import { numberRoutes } from "./number-routes.ts";
import { participantRoutes } from "./participant-routes.ts";
import { pricingRoutes } from "./pricing-routes.ts";
import { bundleRoutes } from "./regulatory/bundle-routes.ts";
import { regulatoryControlRoutes } from "./regulatory/control-routes.ts";
import { partyRoutes } from "./regulatory/party-routes.ts";
import { BASE } from "./regulatory/views.ts";
import { errorResponse, notFound, restErrorResponse } from "./rest-error.ts";
import { sipControlRoutes } from "./sip-control-routes.ts";
import { sipCredentialRoutes } from "./sip-credential-routes.ts";
import { sipDomainRoutes } from "./sip-domain-routes.ts";

export interface RestDeps {
  program: ProgramDeps;
  messages: Messages;
  optOuts: OptOuts;
  market: Market;
  account: Account;
  sip: SipDirectory;
  registrations: Registrations;
  registry: Registry;
  limits: Limits;
  faults: Faults;
  /** Outside Twilio: what tests and other processes steer the simulator with. */
  control: Hono;
  onChange(): void;
}

const PRODUCTS = ["/2010-04-01/*", "/v1/*", "/v2/*"];

/** All of Twilio's products that Ethiq uses, side by side at one address. */
export function createRestApp(deps: RestDeps): Hono {
  const { program, messages, optOuts, market, account, sip, registrations, registry, limits, faults, control, onChange } = deps;
  const { world } = program;
  const credentials = world.authTokens.map((token) => `Basic ${Buffer.from(`${world.accountSid}:${token}`).toString("base64")}`);
  const resources = new Hono()
    .route("/", callRoutes(program))
    .route("/", conferenceRoutes(world))
    .route("/", participantRoutes(program))
    .route("/", messageRoutes(world, messages, optOuts))
    .route("/", availableNumberRoutes(market.stock, world.accountSid))
    .route("/", sipDomainRoutes(world, sip, onChange))
    .route("/", sipCredentialRoutes(world.accountSid, sip, onChange))
    .route("/", addressRoutes(world, registry, onChange))
    .route(
      "/",
      numberRoutes({ world, market, checkRequirements: (number, given) => checkRequirements(registry, number, given), onChange }),
    );
  const app = new Hono();
  app.onError((error, c) => restErrorResponse(c, error));
  app.notFound((c) => restErrorResponse(c, notFound(c.req.path)));
  app.route("/", faultRoutes(faults)).route("/", control).route("/", sipControlRoutes(registrations));
  app.route("/", regulatoryControlRoutes(registry)).route("/", limits.control);
  for (const product of PRODUCTS) {
    app.use(product, limits.middleware, faultMiddleware(faults), async (c, next) => {
      const given = c.req.header("authorization") ?? "";
      if (!credentials.some((expected) => sameSecret(expected, given))) return errorResponse(c, 401, 20003, "Authenticate");
      account.check();
      await next();
    });
  }
  return app
    .route(`/2010-04-01/Accounts/${world.accountSid}`, resources)
    .route(BASE, partyRoutes(world, registry, onChange))
    .route(BASE, bundleRoutes(world, registry, onChange))
    .route("/", pricingRoutes(market.prices));
}
