import type { Frame } from "../media/mulaw.ts";
import { saySignal } from "../media/say-signal.ts";
import { type AudioSource, framesSource, type Speaker, silenceSource } from "../media/speaker.ts";
import { keyTone } from "../media/tones.ts";
import { framesOfWav } from "../media/wav.ts";
import { reachParty } from "../people/sound.ts";
import type { FormParams } from "../signature.ts";
import { sendWebhook } from "../webhooks/send-webhook.ts";
import type { Leg, WebhookTarget, World } from "../world.ts";
import { parseTwiml } from "./parse-twiml.ts";
import { TwimlError } from "./schema.ts";
import { isAudioVerb, type Prompt } from "./verbs.ts";

const MAX_REDIRECTS = 10;
const MAX_MEDIA_BYTES = 8_000_000;

async function fetchAudio(world: World, url: string): Promise<Frame[]> {
  const answer = await sendWebhook(world, { url, method: "GET" }, [], { maxBytes: MAX_MEDIA_BYTES });
  if (!answer.ok) throw new TwimlError(answer.code, answer.message);
  return audioFrames(answer.contentType, answer.body);
}

function audioFrames(contentType: string, body: Uint8Array): Frame[] {
  if (!/^audio\//.test(contentType)) throw new TwimlError(12300, `Invalid Content-Type: ${contentType}`);
  try {
    return framesOfWav(body);
  } catch (error) {
    throw new TwimlError(12300, error instanceof Error ? error.message : "unreadable audio");
  }
}

async function renderAudio(world: World, verb: Prompt): Promise<AudioSource> {
  if (verb.verb === "Say") return framesSource(verb.text === "" ? [] : saySignal(verb.text), verb.loop);
  if (verb.verb === "Play") return framesSource(await fetchAudio(world, verb.url), verb.loop);
  return silenceSource(verb.seconds);
}

/** Plays it to the party, who knows afterwards what was said. */
export async function playTo(world: World, leg: Leg, verb: Prompt, signal: AbortSignal): Promise<void> {
  const source = await renderAudio(world, verb);
  if (verb.verb === "Say") {
    world.emit({ type: "said", callSid: leg.sid, text: verb.text, heardBy: [leg.sid], kind: "say" });
    reachParty(leg, { kind: "voice" });
  }
  await leg.speaker.play(source, signal);
  if (verb.verb === "Say" && !signal.aborted) reachParty(leg, { kind: "words", text: verb.text });
}

/** Keys for the party, `w` for half a second. */
export async function playDigits(leg: Leg, digits: string, signal: AbortSignal): Promise<void> {
  for (const digit of digits) {
    if (signal.aborted) return;
    if (digit.toLowerCase() === "w") await leg.speaker.play(silenceSource(0.5), signal);
    else {
      reachParty(leg, { kind: "key", digit });
      await leg.speaker.play(framesSource(keyTone(digit)), signal);
    }
  }
}

export interface Playback {
  target: WebhookTarget;
  params: FormParams;
  speaker: Speaker;
  signal: AbortSignal;
  onSay?: (text: string) => void;
  /** Told when the sentence is over. */
  onSaid?: (text: string) => void;
}

/** A document of Play, Say, Pause and Redirect alone: announcements, waiting and hold music. Rejects with `TwimlError`. */
export async function playDocument(world: World, { target, params, speaker, signal, onSay, onSaid }: Playback): Promise<void> {
  let next: WebhookTarget | null = target;
  for (let hop = 0; next && hop <= MAX_REDIRECTS; hop++) {
    const answer = await sendWebhook(world, next, params);
    if (signal.aborted) return;
    if (!answer.ok) throw new TwimlError(answer.code, answer.message);
    if (/^audio\//.test(answer.contentType)) return speaker.play(framesSource(audioFrames(answer.contentType, answer.body)), signal);
    const { verbs } = parseTwiml(new TextDecoder().decode(answer.body), answer.url);
    if (!verbs.every(isAudioVerb)) throw new TwimlError(13238, "Invalid verb used in waitUrl, holdUrl or announceUrl TwiML");
    next = null;
    for (const verb of verbs) {
      if (signal.aborted) return;
      if (verb.verb === "Redirect") {
        next = verb.target;
        break;
      }
      const source = await renderAudio(world, verb);
      if (verb.verb === "Say" && verb.text !== "") onSay?.(verb.text);
      await speaker.play(source, signal);
      if (verb.verb === "Say" && !signal.aborted) onSaid?.(verb.text);
    }
  }
}
