import { Telegram, TelegramError } from "telegraf";
import { ApiFault, faultOfRefusal, faultOfTransport } from "./api-fault.ts";
import type { Metrics } from "./metrics.ts";

/** Limits of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which an unanswered call counts as lost. Default 30,000. */
  readonly timeout?: number;
}

/** The one place where the Bot API is called. */
export interface ApiClient {
  /** @throws ApiFault always, and nothing else */
  call<Result = unknown>(method: string, payload: object, options?: CallOptions): Promise<Result>;
}

const TIMEOUT = 30_000;

/** @param apiRoot such as `https://api.telegram.org` */
export function createApiClient(options: {
  readonly token: string;
  readonly apiRoot?: string | undefined;
  readonly metrics: Metrics;
}): ApiClient {
  const telegram = new Telegram(options.token, {
    webhookReply: false,
    // without the slash the last part of its path would be lost
    ...(options.apiRoot !== undefined && { apiRoot: `${options.apiRoot}/` }),
  });
  // telegraf's types end at Bot API 7.1; newer methods go the same way
  const callApi = telegram.callApi.bind(telegram) as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;
  return {
    async call<Result>(method: string, payload: object, { signal, timeout = TIMEOUT }: CallOptions = {}) {
      const given = new AbortController();
      const timer = setTimeout(() => given.abort("timeout"), timeout);
      const giveUp = () => given.abort("given up");
      signal?.addEventListener("abort", giveUp);
      try {
        if (signal?.aborted) throw new ApiFault("aborted", "the call was given up");
        return (await callApi(method, payload, { signal: given.signal })) as Result;
      } catch (error) {
        const fault = faultOf(error, given.signal.reason === "timeout");
        options.metrics.callFailed(method, fault.kind);
        throw fault;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
      }
    },
  };
}

function faultOf(error: unknown, timedOut: boolean): ApiFault {
  if (error instanceof ApiFault) return error;
  if (error instanceof TelegramError) {
    return faultOfRefusal(error.code, error.description, error.parameters);
  }
  return timedOut ? new ApiFault("unclear", "no answer from the Bot API in time") : faultOfTransport(error);
}
