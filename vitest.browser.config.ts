import { defineConfig } from "vitest/config";

/** Tests in headless Chromium (Debian's chromium and fonts-noto-core): `npx vitest run --config vitest.browser.config.ts`. */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.browser.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
