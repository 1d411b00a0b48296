import { AUDIO_HEADROOM, type ConnectSpeech, type SpeechSocketEvents } from "../speech/speech-socket.ts";

export interface FakeConnection {
  readonly url: string;
  readonly events: SpeechSocketEvents;
  readonly audio: Buffer[];
  readonly texts: string[];
  isDropped: boolean;
  bufferedBytes: number;
  say(message: unknown): void;
  final(channel: 0 | 1, text: string, start: number, duration: number): void;
}

/** Recognition connections in memory: the test plays the server. */
export function createFakeConnector(): { connect: ConnectSpeech; connections: FakeConnection[] } {
  const connections: FakeConnection[] = [];
  return {
    connections,
    connect(url, events) {
      const connection: FakeConnection = {
        url,
        events,
        audio: [],
        texts: [],
        isDropped: false,
        bufferedBytes: 0,
        say: (message) => events.onText(typeof message === "string" ? message : JSON.stringify(message)),
        final: (channel, transcript, start, duration) =>
          events.onText(
            JSON.stringify({
              type: "Results",
              channel_index: [channel, 2],
              start,
              duration,
              is_final: true,
              speech_final: true,
              channel: { alternatives: [{ transcript }] },
            }),
          ),
      };
      connections.push(connection);
      return {
        sendAudio: (frame) => void connection.audio.push(frame.subarray(AUDIO_HEADROOM)),
        sendText: (text) => void connection.texts.push(text),
        bufferedBytes: () => connection.bufferedBytes,
        drop() {
          connection.isDropped = true;
        },
      };
    },
  };
}
