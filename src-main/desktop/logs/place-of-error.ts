const frames = 8;

/**
 * Where an error comes from: its kind and the nearest places in the program, without folders. Its message is left out,
 * for it may quote what was being handled; folders are, for they hold the name of whoever is signed in to the computer.
 */
export function placeOfError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, frames)
    .map(placeOf);
  return [/^\w{1,60}$/.test(error.name) ? error.name : 'Error', ...places].join('|');
}

/** `file.ts:12:3` of a stack frame, or `native` where it names no place. */
function placeOf(frame: string): string {
  return /([\w.-]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? 'native';
}
