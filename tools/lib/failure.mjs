/** A reason to stop that is written for the person who started the tool: no stack, one sentence. */
export class Failure extends Error {}

/**
 * Runs the main part of a tool: its result is the exit code, a {@link Failure} is printed as it is.
 * @param {() => Promise<number | void>} main
 */
export async function runTool(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const text = error instanceof Failure ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n`);
    process.exitCode = 1;
  }
}
