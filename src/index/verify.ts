import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { IndexError } from "../errors.ts";

/**
 * Opens and searches the generation in `folder` in a process of its own: damage that ends a process then ends that
 * one, and what is checked is what the disk holds, not what this process remembers.
 * @throws IndexError with what the process said
 */
export async function verifyGeneration(folder: string, signal?: AbortSignal): Promise<void> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const script = fileURLToPath(new URL("./verify-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", loader, script, folder], {
    stdio: ["ignore", "ignore", "pipe"],
    ...(signal !== undefined && { signal }),
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ending = await new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, killedBy) => resolve(killedBy ?? String(code)));
  });
  if (ending === "0") return;
  throw new IndexError(
    `the new index did not pass its check (${ending}): ${said.trim()} The index that was served before stays. Is the disk full?`,
  );
}
