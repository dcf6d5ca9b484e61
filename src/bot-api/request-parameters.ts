import type { IncomingMessage } from "node:http";
import { ApiError, badRequest } from "./api-error.ts";
import type { Upload } from "./methods/method.ts";

/** Largest request body in bytes; a bot may upload 50 MB. */
const BODY_BYTES = 52 * 1024 * 1024;

/** A request's parameters and files, wherever they stood. */
export interface RequestParameters {
  parameters: Record<string, unknown>;
  uploads: ReadonlyMap<string, Upload>;
}

const NO_UPLOADS: ReadonlyMap<string, Upload> = new Map();

/**
 * Collects parameters from the query string and from a JSON, urlencoded or multipart body; the body wins. Bytes are joined
 * before they are decoded.
 * @throws ApiError 400 for a body that cannot be read, 413 for one over 52 MB
 */
export async function readParameters(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<RequestParameters> {
  const fromQuery = Object.fromEntries(query);
  const body = await readBody(request);
  const type = (request.headers["content-type"] ?? "").toLowerCase();
  if (body.byteLength === 0) return { parameters: fromQuery, uploads: NO_UPLOADS };
  if (type.startsWith("application/json")) {
    return { parameters: { ...fromQuery, ...parseJson(body) }, uploads: NO_UPLOADS };
  }
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return {
      parameters: { ...fromQuery, ...Object.fromEntries(new URLSearchParams(decode(body))) },
      uploads: NO_UPLOADS,
    };
  }
  if (type.startsWith("multipart/form-data")) {
    const form = await parseForm(body, request.headers["content-type"] ?? "");
    return { parameters: { ...fromQuery, ...form.parameters }, uploads: form.uploads };
  }
  return { parameters: fromQuery, uploads: NO_UPLOADS };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > BODY_BYTES) throw new ApiError(413, "Request Entity Too Large");
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (error) {
    if (error instanceof TypeError) throw badRequest("strings must be encoded in UTF-8");
    throw error;
  }
}

function parseJson(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(decode(body));
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest(`can't parse JSON object: ${error.message}`);
    throw error;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("expected an Object in the request body");
  }
  return value as Record<string, unknown>;
}

async function parseForm(body: Buffer, contentType: string): Promise<RequestParameters> {
  let form: Awaited<ReturnType<Response["formData"]>>;
  try {
    form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    if (error instanceof TypeError) throw badRequest(`can't parse multipart/form-data: ${error.message}`);
    throw error;
  }
  const parameters: Record<string, unknown> = {};
  const uploads = new Map<string, Upload>();
  for (const [name, value] of form.entries()) {
    if (typeof value === "string") parameters[name] = value;
    else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      uploads.set(name, { fileName: value.name, mimeType: value.type, bytes });
    }
  }
  return { parameters, uploads };
}
