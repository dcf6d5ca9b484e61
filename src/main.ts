/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}

// Listened for before anything is loaded, which takes a second: a stop at any time ends with exit code 0.
const stopping = stopSignal();
const { UserError } = await import("./errors.ts");
try {
  const { start } = await import("./cli/start.ts");
  await start(stopping);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.name}: ${error.message}\n`);
  // What was opened before the fault would keep the process alive.
  process.exit(1);
}

export {};
