import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `npm start` with no token, in a process and with a data folder of its own. */
export interface PreviewProcess {
  readonly url: string;
  /** Ends it as a person does. @returns its exit code */
  stop(): Promise<number | null>;
}

export async function startPreviewProcess(settings: NodeJS.ProcessEnv = {}): Promise<PreviewProcess> {
  const data = mkdtempSync(join(tmpdir(), "preview-"));
  const own = { TELEGRAM_BOT_TOKEN: "", PREVIEW_PORT: "0", HEALTH_PORT: "0", LOG_LEVEL: "warn" };
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    env: { ...process.env, ...own, DATA_DIR: data, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/u.exec(printed);
      if (found) resolve(found[0]);
    });
    void ended.then((code) => reject(new Error(`npm start ended with ${code} and said: ${printed}`)));
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      const code = await ended;
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}
