/**
 * What a person can do about an error that ends the program: the words of a start failure or of the encrypted file
 * (damaged, disk full …); `undefined` for a bug, whose message may quote what was being handled.
 */
export function fatalWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return ['EngineStartFailure', 'StorageError', 'HostFailure'].includes(error.name)
    ? error.message
    : undefined;
}
