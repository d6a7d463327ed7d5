/**
 * The options of a script, or `undefined` where its usage was printed instead of running it: because that was asked for,
 * or, with exit code 1, because `read` refused the options with a TypeError.
 */
export function readOrExplain<Options>(
  args: readonly string[],
  usage: string,
  read: (args: readonly string[]) => Options,
): Options | undefined {
  if (args.includes('--help')) {
    console.log(usage);
    return undefined;
  }
  try {
    return read(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 1;
    return undefined;
  }
}
