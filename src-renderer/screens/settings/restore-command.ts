/**
 * What a person pastes into a terminal to put a backup back. It names the folder of the data always: the command knows
 * another default than a workstation that was started with a folder of its own.
 */
export function restoreCommand(backupPath: string, dataFolder: string): string {
  return `npm run storage -- restore ${shellWord(backupPath)} --data ${shellWord(dataFolder)}`;
}

/** A path as one word of a shell: of `sh` where it begins with a slash, else of Windows, where a path has no quotes. */
function shellWord(path: string): string {
  if (/^[\w./\\:@+-]+$/.test(path) && !(path.startsWith('/') && path.includes('\\'))) return path;
  return path.startsWith('/') ? `'${path.replaceAll("'", String.raw`'\''`)}'` : `"${path}"`;
}
