import { type BotApi, type BotApiOptions, createBotApi } from "../../src/bot-api/bot-api.ts";

/** A server that listens, and a way to call it as a bot would. */
export interface Client extends BotApi {
  url: string;
  close(): Promise<void>;
  /** Posts JSON; gives the status and the parsed body. */
  call(method: string, parameters?: Record<string, unknown>): Promise<Answer>;
  /** Posts JSON and gives the result; throws where the server refuses. */
  // biome-ignore lint/suspicious/noExplicitAny: results are looked at, not typed, in these tests
  ok(method: string, parameters?: Record<string, unknown>): Promise<any>;
  /** Posts JSON and gives the description of the refusal; throws where the server agrees. */
  refusal(method: string, parameters?: Record<string, unknown>): Promise<string>;
}

export interface Answer {
  status: number;
  body: {
    ok: boolean;
    result?: unknown;
    error_code?: number;
    description?: string;
    parameters?: Record<string, unknown>;
  };
}

export async function startClient(options: BotApiOptions = {}): Promise<Client> {
  const api = createBotApi(options);
  const { url, close } = await api.listen();
  const call = async (method: string, parameters: Record<string, unknown> = {}): Promise<Answer> => {
    const response = await fetch(`${url}/bot${api.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return { status: response.status, body: (await response.json()) as Answer["body"] };
  };
  return {
    ...api,
    url,
    close,
    call,
    async ok(method, parameters) {
      const { body } = await call(method, parameters);
      if (!body.ok) throw new Error(`${method} was refused: ${body.description}`);
      return body.result;
    },
    async refusal(method, parameters) {
      const { status, body } = await call(method, parameters);
      if (body.ok || status !== body.error_code)
        throw new Error(`${method} was not refused: ${JSON.stringify(body)}`);
      return body.description ?? "";
    },
  };
}
