/** What an error answer may carry for the bot to act on. */
export interface ResponseParameters {
  /** Seconds to wait before anything is sent to that chat again. */
  retry_after?: number;
  /** The supergroup that a group became. */
  migrate_to_chat_id?: number;
}

/** A refusal: becomes `{"ok":false,"error_code":...,"description":...}` with the same HTTP status. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with Telegram's prefix. */
export function badRequest(reason: string, parameters?: ResponseParameters): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`, parameters);
}

/** 403 with Telegram's prefix. */
export function forbidden(reason: string): ApiError {
  return new ApiError(403, `Forbidden: ${reason}`);
}

/** 409 with Telegram's prefix. */
export function conflict(reason: string): ApiError {
  return new ApiError(409, `Conflict: ${reason}`);
}

/** 429; `seconds` is what the bot is told to wait, rounded up by the caller. */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
