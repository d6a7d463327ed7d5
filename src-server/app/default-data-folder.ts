import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a person's Duebook keeps everything when no folder is named, as each system wants it. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: Environment = process.env,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Duebook');
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Duebook');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'duebook');
}
