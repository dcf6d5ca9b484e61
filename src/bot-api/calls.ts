/** One call of the bot, kept for assertions. Times are milliseconds of the server's clock. */
export interface Call {
  id: number;
  /** The method's name as documented, whatever the case it was called in. */
  method: string;
  parameters: Readonly<Record<string, unknown>>;
  /** The chat it was about, where `chat_id` was a number. */
  chat?: number;
  startedAt: number;
  /** Absent while it is under way, and for a connection that was left hanging. */
  finishedAt?: number;
  /** HTTP status; 0 for a connection that was reset. */
  status?: number;
  /** The body of the answer, parsed, where it was JSON. */
  response?: unknown;
  /** True when the bot sent it before the `retry_after` it had been given for that chat was over. */
  tooEarly: boolean;
  /** What was done to it on purpose. */
  fault?: string;
}

/** The record of every call, the oldest half forgotten when it grows over `keep`. */
export class Calls {
  readonly #keep: number;
  #calls: Call[] = [];
  #count = 0;

  constructor(keep: number) {
    this.#keep = keep;
  }

  start(method: string, parameters: Readonly<Record<string, unknown>>, startedAt: number): Call {
    if (this.#calls.length >= this.#keep) this.#calls = this.#calls.slice(this.#keep >> 1);
    const chat = Number(parameters.chat_id);
    const call: Call = { id: ++this.#count, method, parameters, startedAt, tooEarly: false };
    if (Number.isInteger(chat) && chat !== 0) call.chat = chat;
    this.#calls.push(call);
    return call;
  }

  /** The calls kept, oldest first; only those of one method where one is named. */
  all(method?: string): readonly Call[] {
    return method === undefined ? this.#calls : this.#calls.filter((call) => call.method === method);
  }

  /** How many calls there were since the start, forgotten ones too. */
  get count(): number {
    return this.#count;
  }

  /** Calls that were sent before a `retry_after` given for their chat was over. */
  tooEarly(): readonly Call[] {
    return this.#calls.filter((call) => call.tooEarly);
  }

  clear(): void {
    this.#calls = [];
  }
}
