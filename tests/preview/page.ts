import { type BotApi, createBotApi } from "../../src/bot-api/bot-api.ts";
import type { PageEvent, PageState } from "../../src/preview/page-state.ts";
import { createPreview } from "../../src/preview/preview.ts";
import { ARTICLES, startFakeBot } from "./fake-bot.ts";

/** A preview that is served, with a bot behind it. */
export interface TestPage {
  readonly api: BotApi;
  readonly url: string;
  readonly adminId: number;
  /** Faults of the preview itself. */
  readonly faults: unknown[];
  /** Asks for an action as the page does. */
  act(
    action: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: ActionAnswer }>;
  close(): Promise<void>;
}

/** What an action answers; each has some of these. */
export interface ActionAnswer {
  error?: string;
  message?: number;
  answer?: { text?: string; showAlert: boolean } | null;
  queryId?: string;
  answered?: boolean;
  results?: { id: string; title: string; description?: string }[];
  button?: { start_parameter?: string } | null;
  title?: string;
  text?: string;
  start?: number;
  end?: number;
}

export async function startPage(options: { bot?: boolean; port?: number } = {}): Promise<TestPage> {
  const api = createBotApi();
  const listening = await api.listen();
  const faults: unknown[] = [];
  const preview = createPreview({ botApi: api, articles: ARTICLES, onFault: (error) => faults.push(error) });
  const bot = options.bot === false ? undefined : await startFakeBot(api, listening.url);
  const page = await preview.listen({ port: options.port ?? 0 });
  return {
    api,
    faults,
    url: page.url,
    adminId: preview.adminId,
    async act(action, body, headers = {}) {
      const response = await fetch(`${page.url}/api/${action}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as ActionAnswer };
    },
    async close() {
      await bot?.stop();
      await page.close();
      await listening.close();
    },
  };
}

/** A stream of events, read as a page reads it. */
export interface TestStream {
  readonly state: PageState;
  /** Id of the state. */
  readonly id: number;
  /** The first change that fits, among those that came and those to come. */
  next<Kind extends PageEvent["kind"]>(kind: Kind): Promise<PageEvent & { kind: Kind }>;
  readonly ids: number[];
  close(): Promise<void>;
}

export async function openStream(url: string): Promise<TestStream> {
  const ending = new AbortController();
  const response = await fetch(`${url}/api/events`, { signal: ending.signal });
  if (!response.body) throw new Error("no stream");
  const frames = readFrames(response.body);
  const first = (await frames.next()).value;
  if (first?.event !== "state") throw new Error(`a stream begins with the state, not with ${first?.event}`);
  const ids: number[] = [];
  const passed: PageEvent[] = [];
  return {
    state: JSON.parse(first.data) as PageState,
    id: first.id,
    ids,
    async next<Kind extends PageEvent["kind"]>(kind: Kind) {
      const isFitting = (event: PageEvent): event is PageEvent & { kind: Kind } => event.kind === kind;
      const known = passed.findIndex(isFitting);
      if (known >= 0) return passed.splice(known, 1)[0] as PageEvent & { kind: Kind };
      for (;;) {
        const { value, done } = await frames.next();
        if (done || !value) throw new Error(`the stream ended before "${kind}" came`);
        ids.push(value.id);
        const event = JSON.parse(value.data) as PageEvent;
        if (isFitting(event)) return event;
        passed.push(event);
      }
    },
    async close() {
      ending.abort();
    },
  };
}

interface Frame {
  event: string;
  id: number;
  data: string;
}

async function* readFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame> {
  let text = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const fields = new Map(
        frame
          .split("\n")
          .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      const event = fields.get("event");
      if (event !== undefined) yield { event, id: Number(fields.get("id")), data: fields.get("data") ?? "" };
    }
  }
}
