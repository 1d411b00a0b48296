import { z } from "zod";

/** One message of the channel protocol, whichever way it was written. */
export interface Frame {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

export type ProtocolVersion = "1.0.0" | "2.0.0";

const Ref = z.string().nullish();
const ObjectFrame = z.object({ topic: z.string(), event: z.string(), payload: z.unknown(), ref: Ref, join_ref: Ref });
const ArrayFrame = z.tuple([Ref, Ref, z.string(), z.string(), z.unknown()]);

const USER_BROADCAST_PUSH = 3;
const JSON_ENCODING = 1;

/** A broadcast pushed by a client of version 2: lengths of five texts, the texts, then the payload. */
function decodeBroadcastPush(data: Buffer): Frame | undefined {
  if (data.length < 7 || data[0] !== USER_BROADCAST_PUSH || data[6] !== JSON_ENCODING) return undefined;
  let offset = 7;
  const texts = [...data.subarray(1, 6)].map((length) => {
    offset += length;
    return data.toString("utf8", offset - length, offset);
  });
  const [joinRef = "", ref = "", topic = "", event = ""] = texts;
  const payload: unknown = JSON.parse(data.toString("utf8", offset));
  return { joinRef: joinRef || null, ref: ref || null, topic, event: "broadcast", payload: { type: "broadcast", event, payload } };
}

/** `undefined` for anything that is not a message of this protocol version. */
export function decodeFrame(version: ProtocolVersion, data: Buffer, isBinary: boolean): Frame | undefined {
  try {
    if (isBinary) return version === "2.0.0" ? decodeBroadcastPush(data) : undefined;
    const json: unknown = JSON.parse(data.toString("utf8"));
    if (version === "1.0.0") {
      const { topic, event, payload, ref, join_ref } = ObjectFrame.parse(json);
      return { joinRef: join_ref ?? null, ref: ref ?? null, topic, event, payload };
    }
    const [joinRef, ref, topic, event, payload] = ArrayFrame.parse(json);
    return { joinRef: joinRef ?? null, ref: ref ?? null, topic, event, payload };
  } catch {
    return undefined;
  }
}

export const encodeFrame = (version: ProtocolVersion, { joinRef, ref, topic, event, payload }: Frame): string =>
  JSON.stringify(version === "1.0.0" ? { topic, event, payload, ref, join_ref: joinRef } : [joinRef, ref, topic, event, payload]);
