import { Hono } from "hono";
import { dialInTurn } from "../calls/dial-out.ts";
import { createLeg, hangUp } from "../calls/legs.ts";
import { leaveRoom } from "../conference/rooms.ts";
import { openStream } from "../streams/open-stream.ts";
import type { Source } from "../twiml/load-document.ts";
import { playDigits } from "../twiml/play-document.ts";
import { type ProgramDeps, runProgram } from "../twiml/run-program.ts";
import type { StreamSpec } from "../twiml/verbs.ts";
import type { Leg, World } from "../world.ts";
import { checkAddresses } from "./addresses.ts";
import { type Form, readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";
import { callView, streamView } from "./views.ts";

const TRACKS = ["inbound_track", "outbound_track", "both_tracks"] as const;
const MAX_TWIML = 4000;

function requireLeg(world: World, sid: string, path: string): Leg {
  const leg = world.legs.get(sid);
  if (!leg) throw notFound(path);
  return leg;
}

const view = (world: World, leg: Leg) => {
  const own = world.numbers.get(leg.direction === "inbound" ? leg.to : leg.from);
  return callView(world.accountSid, leg, own?.sid ?? null);
};

function sourceOf(form: Form): Source | null {
  const target = form.target("Url", "Method");
  if (target) return { target, params: [] };
  const twiml = form.get("Twiml");
  if (twiml === undefined) return null;
  if (twiml.length > MAX_TWIML) throw new RestError(400, 21218, "Twiml is longer than 4000 characters");
  return { twiml };
}

function createCall(deps: ProgramDeps, form: Form): Leg {
  const { world } = deps;
  const { to, from } = checkAddresses(world, form);
  const source = sourceOf(form);
  if (!source) throw new RestError(400, 21205, "Url parameter is required");
  const leg = createLeg(world, {
    direction: "outbound-api",
    from,
    to,
    subscription: form.subscription("StatusCallback", ["completed"]),
    fallback: form.target("FallbackUrl", "FallbackMethod"),
  });
  leg.onAnswered.add(async () => {
    const ended = new AbortController();
    leg.onEnded.add(() => ended.abort());
    if (keys !== undefined) await playDigits(leg, keys, ended.signal);
    if (!leg.endedAt) runProgram(deps, leg, source);
  });
  const keys = form.get("SendDigits");
  if (keys !== undefined && !/^[0-9wW*#]{1,32}$/.test(keys)) throw new RestError(400, 21231, "SendDigits is invalid");
  const timeoutMs = form.number("Timeout", 60) * 1000 + world.settings.ringBufferMs;
  dialInTurn(deps, leg, { timeoutMs, timeLimitSeconds: form.get("TimeLimit") === undefined ? null : form.number("TimeLimit", 0) });
  return leg;
}

function redirect(deps: ProgramDeps, leg: Leg, source: Source): void {
  if (leg.status !== "in-progress") throw new RestError(400, 21220, "Call is not in-progress. Cannot redirect.");
  const { route } = leg;
  if (!leg.program && route.kind === "room") {
    route.participant.onRemoved = () => {};
    leaveRoom(deps.world, route.room, route.participant, "participant_updated_via_api");
  }
  runProgram(deps, leg, source);
}

function updateCall(deps: ProgramDeps, leg: Leg, form: Form): void {
  const status = form.get("Status");
  const source = sourceOf(form);
  if (source) {
    redirect(deps, leg, source);
    return;
  }
  if (status === "completed") {
    hangUp(deps.world, leg);
    return;
  }
  if (status !== "canceled") throw new RestError(400, 20001, `Status is invalid: ${status}`);
  if (leg.answeredAt) throw new RestError(400, 21220, "Call is not in a state that can be canceled");
  hangUp(deps.world, leg);
}

function streamSpec(form: Form): StreamSpec {
  const parameters: Record<string, string> = {};
  for (let index = 1; form.get(`Parameter${index}.Name`) !== undefined; index++) {
    parameters[form.get(`Parameter${index}.Name`) ?? ""] = form.get(`Parameter${index}.Value`) ?? "";
  }
  const track = TRACKS.find((known) => known === (form.get("Track") ?? "inbound_track"));
  if (!track) throw new RestError(400, 31941, "Stream - Invalid Track configuration");
  const target = form.target("StatusCallback", "StatusCallbackMethod");
  return {
    url: form.require("Url", 31923),
    name: form.get("Name") ?? null,
    track,
    subscription: target && { target, events: new Set(["stream-started", "stream-stopped", "stream-error"]) },
    parameters,
  };
}

export function callRoutes(deps: ProgramDeps) {
  const { world } = deps;
  return new Hono()
    .post("/Calls.json", async (c) => c.json(view(world, createCall(deps, await readForm(c))), 201))
    .get("/Calls.json", (c) => {
      const { To, From, Status, ParentCallSid } = c.req.query();
      const matches = (wanted: string | undefined, value: string | null) => wanted === undefined || wanted === value;
      const legs = [...world.legs.values()].reverse().filter((leg) => {
        return matches(To, leg.to) && matches(From, leg.from) && matches(Status, leg.status) && matches(ParentCallSid, leg.parentSid);
      });
      return page(c, "calls", legs, (leg) => view(world, leg));
    })
    .get("/Calls/:sid{[^/]+\\.json}", (c) => c.json(view(world, requireLeg(world, c.req.param("sid").slice(0, -5), c.req.path))))
    .post("/Calls/:sid{[^/]+\\.json}", async (c) => {
      const leg = requireLeg(world, c.req.param("sid").slice(0, -5), c.req.path);
      updateCall(deps, leg, await readForm(c));
      return c.json(view(world, leg));
    })
    .post("/Calls/:sid/Streams.json", async (c) => {
      const leg = requireLeg(world, c.req.param("sid"), c.req.path);
      const spec = streamSpec(await readForm(c));
      if (leg.endedAt) throw notFound(c.req.path);
      if (!leg.answeredAt) throw new RestError(400, 21220, "Call is not in-progress");
      return c.json(streamView(world.accountSid, openStream(deps, leg, spec)), 201);
    })
    .post("/Calls/:sid/Streams/:stream{[^/]+\\.json}", async (c) => {
      const leg = requireLeg(world, c.req.param("sid"), c.req.path);
      const wanted = c.req.param("stream").slice(0, -5);
      const stream = [...leg.streams.values()].find(({ sid, name }) => sid === wanted || name === wanted);
      const form = await readForm(c);
      if (!stream) throw notFound(c.req.path);
      if (form.get("Status") !== "stopped") throw new RestError(400, 20001, "Status must be stopped");
      stream.stop();
      return c.json(streamView(world.accountSid, stream));
    });
}
