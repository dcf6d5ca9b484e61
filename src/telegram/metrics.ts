import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Language } from "../types.ts";

/** Stages a question's time is measured in: waiting in line, being answered, being sent. */
export type Stage = "queue" | "answer" | "send";

/** What is counted, and where it can be read. */
export interface Metrics {
  readonly registry: Registry;
  question(outcome: string, language: Language): void;
  stage(stage: Stage, milliseconds: number): void;
  updates(kind: string): void;
  sent(method: string): void;
  retried(method: string, reason: string): void;
  callFailed(method: string, kind: string): void;
  /** Asked at every reading. */
  watch(sources: {
    readonly waiting: () => number;
    readonly running: () => number;
    /** Seconds since the served index was built; NaN where none is open. */
    readonly indexAge: () => number;
  }): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  const questions = counter("bot_questions_total", "Questions by outcome and language", [
    "outcome",
    "language",
  ]);
  const updates = counter("bot_updates_total", "Updates received by kind", ["kind"]);
  const sends = counter("bot_sends_total", "Messages sent and edited, and drafts shown", ["method"]);
  const retries = counter("bot_retries_total", "Calls of the Bot API tried again", ["method", "reason"]);
  const faults = counter("bot_api_faults_total", "Calls of the Bot API that failed", ["method", "kind"]);
  const stages = new Histogram({
    name: "bot_stage_seconds",
    help: "Time a question spends in each stage",
    labelNames: ["stage"],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    registry,
    question: (outcome, language) => questions.inc({ outcome, language }),
    stage: (stage, milliseconds) => stages.observe({ stage }, milliseconds / 1000),
    updates: (kind) => updates.inc({ kind }),
    sent: (method) => sends.inc({ method }),
    retried: (method, reason) => retries.inc({ method, reason }),
    callFailed: (method, kind) => faults.inc({ method, kind }),
    watch({ waiting, running, indexAge }) {
      gauge("bot_queue_waiting", "Updates that wait for their turn", waiting);
      gauge("bot_queue_running", "Updates being handled", running);
      gauge("bot_index_age_seconds", "Seconds since the served index was built", indexAge);
    },
  };
}
