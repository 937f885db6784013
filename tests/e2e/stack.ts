/** The ports and the folder of the stack that a worker of Playwright has to itself. */
export function stackOf(worker: number) {
  return {
    port: Number(process.env['E2E_PORT'] ?? 3197) + worker,
    // The mailbox takes the port after it.
    sandboxPort: Number(process.env['E2E_SANDBOX_PORT'] ?? 4197) + 2 * worker,
    /** Where the stack writes its database's address, for tests that turn back the time in it. */
    databaseUrlFile: `.data/e2e/${worker}/database-url`,
  };
}

/** Of the worker that reads this. */
export const STACK = stackOf(Number(process.env['TEST_PARALLEL_INDEX'] ?? 0));
export const SANDBOX = `http://127.0.0.1:${STACK.sandboxPort}`;
