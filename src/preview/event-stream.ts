import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { BotApi } from "../bot-api/bot-api.ts";
import type { Cast } from "./cast.ts";
import { type PageEvent, pageEvent, pageState } from "./page-state.ts";

/** Milliseconds between two signs of life on a stream where nothing happens. */
const HEARTBEAT_MS = 15_000;
/** Events that may wait for a page that does not read; one that falls further behind is cut off and starts anew. */
const WAITING_EVENTS = 10_000;

/** Tells pages what happens in the world. */
export interface EventStream {
  /** Answers a request with the state as it is, then with every change of it. */
  respond(context: Context): Response;
  /** Ends all streams. */
  close(): void;
}

interface Numbered {
  readonly id: number;
  readonly event: PageEvent;
}

/**
 * Server-sent events: `state` with everything, then `change` with one event each. Ids count the changes since the start. A
 * page that reconnects gets the whole state again, which is small, so no change is ever missed or told twice.
 */
export function createEventStream(botApi: BotApi, cast: Cast): EventStream {
  const queues = new Set<EventQueue>();
  let lastId = 0;
  const stopListening = botApi.world.onEvent((worldEvent) => {
    const event = pageEvent(botApi.world, worldEvent);
    if (!event) return;
    lastId += 1;
    for (const queue of queues) queue.push({ id: lastId, event });
  });
  return {
    respond: (context) =>
      streamSSE(context, async (stream) => {
        const queue = new EventQueue();
        queues.add(queue);
        stream.onAbort(() => queue.end());
        const state = { id: String(lastId), event: "state", data: JSON.stringify(pageState(botApi, cast)) };
        try {
          await stream.writeSSE(state);
          await writeChanges(stream, queue);
        } finally {
          queues.delete(queue);
        }
      }),
    close() {
      stopListening();
      for (const queue of queues) queue.end();
    },
  };
}

async function writeChanges(stream: SSEStreamingApi, queue: EventQueue): Promise<void> {
  while (!queue.ended) {
    const changes = await queue.take(HEARTBEAT_MS);
    if (changes.length === 0 && !queue.ended) await stream.write(": still here\n\n");
    for (const { id, event } of changes) {
      await stream.writeSSE({ id: String(id), event: "change", data: JSON.stringify(event) });
    }
  }
}

/** Events on their way to one page. */
class EventQueue {
  #waiting: Numbered[] = [];
  #wake: () => void = () => {};
  ended = false;

  push(event: Numbered): void {
    if (this.#waiting.length >= WAITING_EVENTS) this.end();
    if (this.ended) return;
    this.#waiting.push(event);
    this.#wake();
  }

  end(): void {
    this.ended = true;
    this.#waiting = [];
    this.#wake();
  }

  /** What waits, or comes within the time; empty when nothing does. */
  async take(timeoutMs: number): Promise<Numbered[]> {
    if (this.#waiting.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
