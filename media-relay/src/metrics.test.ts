import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("counters and gauges come out as Prometheus text", () => {
  const metrics = createMetrics();
  const refused = metrics.counter("refused_total", "Turned away");
  const frames = metrics.counter("frames_total", "Frames");
  metrics.gauge("live", "Live now", () => 3);
  refused.add(1, { why: "token" });
  refused.add(2, { why: 'to"ken' });
  refused.add(1, { why: "token" });
  frames.add();
  frames.add(4);
  expect(refused.total()).toBe(4);
  expect(metrics.render()).toBe(
    [
      "# HELP refused_total Turned away",
      "# TYPE refused_total counter",
      'refused_total{why="token"} 2',
      'refused_total{why="to_ken"} 2',
      "# HELP frames_total Frames",
      "# TYPE frames_total counter",
      "frames_total 5",
      "# HELP live Live now",
      "# TYPE live gauge",
      "live 3",
      "",
    ].join("\n"),
  );
});
