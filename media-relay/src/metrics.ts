type Labels = Record<string, string>;

export interface Counter {
  add(amount?: number, labels?: Labels): void;
  /** Sum over all labels. */
  total(): number;
}

export interface Metrics {
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string, read: () => number): void;
  /** Prometheus text format. */
  render(): string;
}

const labelText = (labels: Labels | undefined) =>
  labels
    ? `{${Object.entries(labels)
        .map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, "_")}"`)
        .join(",")}}`
    : "";

export function createMetrics(): Metrics {
  const lines: (() => string[])[] = [];
  return {
    counter(name, help) {
      let plain = 0;
      const labelled = new Map<string, number>();
      lines.push(() => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} counter`,
        ...(labelled.size === 0 || plain > 0 ? [`${name} ${plain}`] : []),
        ...[...labelled].map(([labels, value]) => `${name}${labels} ${value}`),
      ]);
      return {
        add(amount = 1, labels) {
          if (!labels) {
            plain += amount;
            return;
          }
          const key = labelText(labels);
          labelled.set(key, (labelled.get(key) ?? 0) + amount);
        },
        total: () => [...labelled.values()].reduce((sum, value) => sum + value, plain),
      };
    },
    gauge(name, help, read) {
      lines.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`]);
    },
    render: () => `${lines.flatMap((line) => line()).join("\n")}\n`,
  };
}

export type RelayMetrics = ReturnType<typeof createRelayMetrics>;

/** Everything the relay counts. Labels hold fixed words only, never anything of a call. */
export function createRelayMetrics(metrics: Metrics) {
  return {
    calls: metrics.counter("relay_calls_total", "Streams whose start was accepted"),
    streamsRefused: metrics.counter("relay_streams_refused_total", "Upgrades and streams turned away, by reason"),
    streamsEnded: metrics.counter("relay_streams_ended_total", "Accepted streams that ended, by how"),
    framesIn: metrics.counter("relay_frames_in_total", "20 ms pieces of audio received"),
    framesLate: metrics.counter("relay_frames_late_total", "Pieces that came too late or twice"),
    framesMissing: metrics.counter("relay_frames_missing_total", "Gaps in the sequence numbers of the stream"),
    framesUnverified: metrics.counter("relay_frames_dropped_before_verified_total", "Pieces dropped while the token was being checked"),
    slotsOut: metrics.counter("relay_slots_out_total", "20 ms of both voices sent to recognition"),
    slotsDropped: metrics.counter("relay_slots_dropped_total", "20 ms of both voices never sent, by why"),
    speechConnections: metrics.counter("relay_speech_connections_total", "Recognition connections opened"),
    speechFailures: metrics.counter("relay_speech_failures_total", "Recognition connections lost, by cause"),
    speechGivenUp: metrics.counter("relay_speech_given_up_total", "Calls whose recognition was given up, by reason"),
    speechGarbage: metrics.counter("relay_speech_garbage_total", "Unreadable messages from recognition"),
    transcripts: metrics.counter("relay_transcripts_total", "Transcripts received, final or interim"),
    speechSeconds: metrics.counter(
      "relay_speech_seconds_total",
      "Audio of ended streams sent to recognition, both voices added, as billed",
    ),
    judgements: metrics.counter("relay_judgements_total", "Transcripts the risk engine judged, final or interim"),
    judgingSeconds: metrics.counter("relay_judging_seconds_total", "Time the risk engine took for them"),
    opinions: metrics.counter("relay_second_opinions_total", "Questions to the model that were due, by outcome"),
    opinionSeconds: metrics.counter("relay_second_opinion_seconds_sum", "Time questions to the model took"),
    opinionCount: metrics.counter("relay_second_opinion_seconds_count", "Questions sent to the model"),
    opinionTokens: metrics.counter("relay_second_opinion_tokens_total", "Tokens the model reported, by direction"),
    opinionDollars: metrics.counter("relay_second_opinion_cost_usd_total", "What they cost, where prices are configured"),
    linePriors: metrics.counter("relay_line_priors_total", "Calls that began with what their line remembers, by outcome"),
    sharedKnowledge: metrics.counter("relay_shared_knowledge_total", "Questions what other tenants know, by what was asked and outcome"),
    verdicts: metrics.counter("relay_verdicts_total", "Rises of level acted upon, by level"),
    whispers: metrics.counter("relay_whispers_total", "Whispers, by outcome"),
    watchdog: metrics.counter("relay_watchdog_closes_total", "Sockets closed because no media came"),
    errors: metrics.counter("relay_errors_total", "Failures that reached a last resort, by place"),
  };
}
