import { badRequest } from "./api-error.ts";

/**
 * A call's parameters, read as the Bot API server reads them: everything may come as a string, objects also as JSON in a
 * string, and an empty string is the same as nothing.
 */
export class Parameters {
  readonly raw: Readonly<Record<string, unknown>>;

  constructor(raw: Record<string, unknown>) {
    this.raw = raw;
  }

  has(name: string): boolean {
    const value = this.raw[name];
    return value !== undefined && value !== null && value !== "";
  }

  /** The value as a string, "" where there is none. */
  text(name: string): string {
    const value = this.raw[name];
    if (value === undefined || value === null) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  /** @throws ApiError 400 when it is missing */
  requiredText(name: string): string {
    const value = this.text(name);
    if (value === "") throw badRequest(`parameter "${name}" is required`);
    return value;
  }

  /** A whole number; what is none counts as absent, what is out of the range is moved to its end. */
  integer(name: string, options: { default: number; min?: number; max?: number }): number {
    const text = this.text(name).trim();
    const value = /^-?[0-9]+$/.test(text) ? Number(text) : options.default;
    return Math.min(Math.max(value, options.min ?? -Infinity), options.max ?? Infinity);
  }

  boolean(name: string): boolean {
    return ["true", "yes", "1"].includes(this.text(name).trim().toLowerCase());
  }

  /**
   * An object or array, as such or as JSON in a string; undefined where there is none.
   * @throws ApiError 400 when the string is no JSON
   */
  json(name: string, called: string = name): unknown {
    const value = this.raw[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch (error) {
      if (error instanceof SyntaxError) throw badRequest(`can't parse ${called} JSON object`);
      throw error;
    }
  }

  /**
   * A JSON object; undefined where there is none.
   * @throws ApiError 400 when it is something else
   */
  object(name: string, called: string = name): Record<string, unknown> | undefined {
    const value = this.json(name, called);
    if (value === undefined) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw badRequest(`object expected as ${called}`);
    }
    return value as Record<string, unknown>;
  }
}
