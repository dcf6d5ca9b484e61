import { badRequest, conflict } from "../api-error.ts";
import type { Parameters } from "../parameters.ts";
import { UPDATES_LIMIT } from "../update-queue.ts";
import type { MethodParts, MethodTable } from "./method.ts";

const LONGEST_POLL_SECONDS = 50;

/** getUpdates, setWebhook, deleteWebhook and getWebhookInfo. */
export function receivingMethods({ updates, webhook }: MethodParts): MethodTable {
  return {
    getUpdates(parameters, { signal }) {
      if (webhook.url !== "") {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      allowUpdates(parameters, updates);
      return updates.poll({
        offset: parameters.integer("offset", { default: 0 }),
        limit: parameters.integer("limit", { default: UPDATES_LIMIT, min: 1, max: UPDATES_LIMIT }),
        seconds: parameters.integer("timeout", { default: 0, min: 0, max: LONGEST_POLL_SECONDS }),
        signal,
      });
    },
    setWebhook(parameters) {
      const url = parameters.text("url");
      const secret = parameters.text("secret_token");
      if (secret.length > 256) throw badRequest("secret token must be 1-256 characters long");
      if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
      webhook.set({
        url,
        secret,
        maxConnections: parameters.integer("max_connections", { default: 40, min: 1, max: 100 }),
      });
      allowUpdates(parameters, updates);
      if (parameters.boolean("drop_pending_updates")) updates.clear();
      if (url !== "") updates.interrupt("terminated by setWebhook request");
      webhook.start();
      return true;
    },
    deleteWebhook(parameters) {
      webhook.remove();
      if (parameters.boolean("drop_pending_updates")) updates.clear();
      return true;
    },
    getWebhookInfo: () => webhook.info(),
  };
}

/** The kinds asked for stay until others are asked for; what is no list changes nothing. */
function allowUpdates(parameters: Parameters, updates: MethodParts["updates"]): void {
  if (!parameters.has("allowed_updates")) return;
  const kinds = parameters.json("allowed_updates");
  if (Array.isArray(kinds) && kinds.every((kind) => typeof kind === "string")) updates.allow(kinds);
}
