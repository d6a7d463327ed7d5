const storageKey = 'duebook.recent-commands';
const keptCount = 8;

/** The ids of the commands that were used lately on this device, the last one first. They name no customer. */
export function readRecentCommands(storage: Pick<Storage, 'getItem'>): readonly string[] {
  const text = storage.getItem(storageKey);
  return text === null || text === '' ? [] : text.split('\n').slice(0, keptCount);
}

/** Notes that a command was used. */
export function noteCommandUsed(storage: Pick<Storage, 'getItem' | 'setItem'>, id: string): void {
  const others = readRecentCommands(storage).filter((one) => one !== id);
  storage.setItem(storageKey, [id, ...others].slice(0, keptCount).join('\n'));
}
