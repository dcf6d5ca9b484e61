import { Presets, SingleBar } from "cli-progress";
import type { ReindexProgress } from "../assistant/open-assistant.ts";

/** Shows how far a build is: a bar on a terminal, elsewhere a plain line a stage. */
export function showProgress(): { update(progress: ReindexProgress): void; end(): void } {
  return process.stderr.isTTY ? showBar() : showLines();
}

const STAGES: Readonly<Record<ReindexProgress["stage"], string>> = {
  agreements: "reading agreements",
  words: "reading articles",
  vectors: "embedding passages",
  verify: "verifying",
  publish: "publishing",
};

function showBar() {
  let bar: SingleBar | undefined;
  let stage: string | undefined;
  return {
    update(progress: ReindexProgress) {
      if (stage !== progress.stage) {
        bar?.stop();
        stage = progress.stage;
        const format = `${STAGES[progress.stage].padEnd(18)} {bar} {value}/{total}`;
        bar = new SingleBar(
          { format, stream: process.stderr, clearOnComplete: false },
          Presets.shades_classic,
        );
        bar.start(progress.total, progress.done);
      }
      bar?.update(progress.done);
    },
    end: () => bar?.stop(),
  };
}

function showLines() {
  let stage: string | undefined;
  return {
    update(progress: ReindexProgress) {
      if (stage === progress.stage) return;
      stage = progress.stage;
      process.stderr.write(`${STAGES[progress.stage]} (${progress.total})\n`);
    },
    end() {},
  };
}
