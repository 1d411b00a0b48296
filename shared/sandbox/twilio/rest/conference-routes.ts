import { Hono } from "hono";
import { announceToRoom } from "../conference/announce.ts";
import { endRoom } from "../conference/rooms.ts";
import type { Room, World } from "../world.ts";
import { readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";
import { roomView } from "./views.ts";

export function requireRoom(world: World, sid: string, path: string): Room {
  const room = world.rooms.get(sid);
  if (!room) throw notFound(path);
  return room;
}

export function conferenceRoutes(world: World) {
  return new Hono()
    .get("/Conferences.json", (c) => {
      const { FriendlyName, Status } = c.req.query();
      const rooms = [...world.rooms.values()].reverse().filter(({ friendlyName, status }) => {
        return (FriendlyName === undefined || FriendlyName === friendlyName) && (Status === undefined || Status === status);
      });
      return page(c, "conferences", rooms, (room) => roomView(world.accountSid, room));
    })
    .get("/Conferences/:sid{[^/]+\\.json}", (c) =>
      c.json(roomView(world.accountSid, requireRoom(world, c.req.param("sid").slice(0, -5), c.req.path))),
    )
    .post("/Conferences/:sid{[^/]+\\.json}", async (c) => {
      const room = requireRoom(world, c.req.param("sid").slice(0, -5), c.req.path);
      const form = await readForm(c);
      const status = form.get("Status");
      const target = form.target("AnnounceUrl", "AnnounceMethod");
      if (status !== undefined && status !== "completed") throw new RestError(400, 20001, `Status is invalid: ${status}`);
      if (target && room.status !== "in-progress") throw new RestError(404, 16022, "Conference has ended or has not started");
      if (target) announceToRoom(world, room, target);
      if (status === "completed") endRoom(world, room, "conference-ended-via-api", null);
      return c.json(roomView(world.accountSid, room));
    });
}
