import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/** The one address the preview listens on. */
export const HOST = "127.0.0.1";
const LOOPBACK_NAMES = new Set([HOST, "localhost"]);
/** Far above the longest message. */
const BODY_BYTES = 65_536;

/** Nothing from elsewhere, nothing inline, no markup made of strings, no frame around it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** Whether a host is one the preview may be bound to. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host);
}

/** Headers of every answer. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  context.header("X-Content-Type-Options", "nosniff");
  context.header("Referrer-Policy", "no-referrer");
  context.header("Cross-Origin-Opener-Policy", "same-origin");
  context.header("Cross-Origin-Resource-Policy", "same-origin");
  if (!context.res.headers.has("Cache-Control")) context.header("Cache-Control", "no-store");
};

/**
 * Lets requests of the preview's own page through and no others. A name that somebody points at loopback (DNS rebinding) shows in
 * Host; a page of another site shows in Origin or Sec-Fetch-Site.
 */
export const ownPageOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!isLoopback(host.replace(/:\d+$/u, "")))
    return context.json({ error: `open the preview at its own address, not as "${host}"` }, 403);
  const origin = context.req.header("origin");
  const isForeign = origin !== undefined && origin !== `http://${host}`;
  // following a link to the page is all right, calling it is not
  const isCalled = context.req.header("sec-fetch-mode") !== "navigate";
  const isCrossSite = context.req.header("sec-fetch-site") === "cross-site";
  if (isForeign || (isCrossSite && isCalled))
    return context.json({ error: "other sites are not served" }, 403);
  return next();
};

/** Refuses bodies that no page of ours would send. */
export const smallBodies = bodyLimit({
  maxSize: BODY_BYTES,
  onError: (context) => context.json({ error: `a request holds at most ${BODY_BYTES} bytes` }, 413),
});
