import type { WebSocket } from "ws";
import { z } from "zod";
import { decodeFrame, encodeFrame, type Frame, type ProtocolVersion } from "./frames.ts";
import type { SessionClaims } from "./session-claims.ts";
import type { TopicPolicies } from "./topic-policies.ts";

export interface Broadcast {
  topic: string;
  event: string;
  payload: unknown;
  private: boolean;
}

export interface Channels {
  /** Speaks the protocol on an accepted socket until it closes. `apikey` stands in for a missing access token. */
  serve(socket: WebSocket, options: { version: ProtocolVersion; apikey: string }): void;
  /** To every channel on this topic; private and public channels of one name never hear each other. */
  broadcast(message: Broadcast): void;
}

interface Channel {
  socket: WebSocket;
  version: ProtocolVersion;
  /** With its `realtime:` prefix. */
  wireTopic: string;
  topic: string;
  joinRef: string | null;
  isPrivate: boolean;
  hearsItself: boolean;
  wantsAck: boolean;
  claims: SessionClaims;
}

const PREFIX = "realtime:";

const JoinPayload = z.object({
  access_token: z.string().nullish(),
  config: z
    .object({
      private: z.boolean().default(false),
      broadcast: z.object({ self: z.boolean().default(false), ack: z.boolean().default(false) }).prefault({}),
      presence: z.object({ enabled: z.boolean().default(false) }).prefault({}),
    })
    .prefault({}),
});
const TokenPayload = z.object({ access_token: z.string() });
const BroadcastPayload = z.object({ event: z.string(), payload: z.unknown() });

export interface ChannelsOptions {
  policies: TopicPolicies;
  /** `undefined` for a token that proves nothing. */
  claimsOf: (token: string) => SessionClaims | undefined;
  now?: () => number;
}

export function createChannels({ policies, claimsOf, now = Date.now }: ChannelsOptions): Channels {
  const channels = new Set<Channel>();

  const send = (channel: Pick<Channel, "socket" | "version">, frame: Frame) => {
    if (channel.socket.readyState === channel.socket.OPEN) channel.socket.send(encodeFrame(channel.version, frame));
  };

  const deliver = (message: Broadcast, except?: Channel) => {
    for (const channel of channels) {
      if (channel === except || channel.topic !== message.topic || channel.isPrivate !== message.private) continue;
      const payload = { type: "broadcast", event: message.event, payload: message.payload };
      send(channel, { joinRef: null, ref: null, topic: channel.wireTopic, event: "broadcast", payload });
    }
  };

  const end = (channel: Channel, reason: string) => {
    if (!channels.delete(channel)) return;
    const { joinRef, wireTopic: topic } = channel;
    const payload = { status: "error", extension: "system", channel: channel.topic, message: reason };
    send(channel, { joinRef, ref: null, topic, event: "system", payload });
    send(channel, { joinRef, ref: joinRef, topic, event: "phx_close", payload: {} });
  };

  return {
    broadcast: deliver,
    serve(socket, { version, apikey }) {
      const reply = (frame: Frame, status: "ok" | "error", response: unknown) =>
        send({ socket, version }, { ...frame, event: "phx_reply", payload: { status, response } });
      const joined = (wireTopic: string) => [...channels].find((channel) => channel.socket === socket && channel.wireTopic === wireTopic);

      const join = async (frame: Frame) => {
        const parsed = JoinPayload.safeParse(frame.payload);
        const topic = frame.topic.slice(PREFIX.length);
        if (!parsed.success || !frame.topic.startsWith(PREFIX) || topic === "") return reply(frame, "error", { reason: "unmatched topic" });
        const { config, access_token } = parsed.data;
        const claims = claimsOf(access_token ?? apikey);
        if (!claims) return reply(frame, "error", { reason: "InvalidJWTToken: Token is invalid or has expired" });
        if (config.private && !(await policies.mayRead(claims, topic))) {
          const reason = `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`;
          return reply(frame, "error", { reason });
        }
        const former = joined(frame.topic);
        if (former) channels.delete(former);
        channels.add({
          socket,
          version,
          wireTopic: frame.topic,
          topic,
          joinRef: frame.joinRef,
          isPrivate: config.private,
          hearsItself: config.broadcast.self,
          wantsAck: config.broadcast.ack,
          claims,
        });
        reply(frame, "ok", { postgres_changes: [] });
        if (config.presence.enabled) send({ socket, version }, { ...frame, ref: null, event: "presence_state", payload: {} });
      };

      const refreshToken = async (channel: Channel, payload: unknown) => {
        const token = TokenPayload.safeParse(payload).data?.access_token;
        const claims = token === undefined ? undefined : claimsOf(token);
        if (!claims) return end(channel, "Token is invalid or has expired");
        channel.claims = claims;
        if (channel.isPrivate && !(await policies.mayRead(claims, channel.topic))) end(channel, "Unauthorized");
      };

      const push = async (channel: Channel, frame: Frame) => {
        const { data } = BroadcastPayload.safeParse(frame.payload);
        if (!data || (channel.isPrivate && !(await policies.mayWrite(channel.claims, channel.topic)))) return;
        deliver({ ...data, topic: channel.topic, private: channel.isPrivate }, channel.hearsItself ? undefined : channel);
        if (channel.wantsAck) reply(frame, "ok", {});
      };

      const receive = async (frame: Frame): Promise<void> => {
        if (frame.topic === "phoenix" && frame.event === "heartbeat") {
          for (const channel of channels) {
            if (channel.socket === socket && channel.claims.exp * 1000 <= now()) end(channel, "Token has expired");
          }
          return reply(frame, "ok", {});
        }
        if (frame.event === "phx_join") return join(frame);
        const channel = joined(frame.topic);
        if (!channel) return reply(frame, "error", { reason: "unmatched topic" });
        if (frame.event === "access_token") return refreshToken(channel, frame.payload);
        if (frame.event === "broadcast") return push(channel, frame);
        if (frame.event === "phx_leave") {
          channels.delete(channel);
          reply(frame, "ok", {});
          send(channel, { ...frame, event: "phx_close", payload: {} });
        }
      };

      // In order, so that a token that follows a join finds the channel there.
      let last: Promise<void> = Promise.resolve();
      socket.on("message", (data, isBinary) => {
        const frame = decodeFrame(version, data as Buffer, isBinary);
        if (!frame) return socket.close(1003, "not a message of this protocol");
        last = last.then(() => receive(frame)).catch(() => socket.close(1011, "internal error"));
      });
      socket.on("error", () => socket.terminate());
      socket.on("close", () => {
        for (const channel of channels) if (channel.socket === socket) channels.delete(channel);
      });
    },
  };
}
