import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "../errors.ts";

/** An HTTP server cannot listen where it was told to. */
export class ListenError extends UserError {}

/** A server that listens. */
export interface Listening {
  /** Such as `http://127.0.0.1:8081`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening once what is under way is answered. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way have to end when the server closes. */
const CLOSE_PATIENCE = 1_000;

/**
 * Serves HTTP.
 * @param what named in errors, such as "health"
 * @param port 0 takes any free one
 * @throws ListenError where the port is taken or not allowed
 */
export async function listen(
  listener: RequestListener,
  { what, host, port }: { readonly what: string; readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const variable = `${what.toUpperCase()}_PORT`;
      reject(
        new ListenError(
          `the ${what} server cannot listen on ${host}:${port} (${cause.code}). Set ${variable} to a free port.`,
          { cause },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE).unref();
      }),
  };
}
