import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packFileEnding } from '../../../src-shared/contract/pack-file.ts';
import type { ShellPlace } from '../../../src-shared/contract/shell-message.ts';
import { linkScheme } from './deep-link.ts';
import { placeOfSwitch } from './shell-ways.ts';

/** What somebody who started the program, or clicked on something, wants to see: a link or a file, both unread, or a screen. */
export type Launch =
  | { readonly kind: 'place'; readonly place: ShellPlace }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'pack'; readonly path: string };

/**
 * The first link, statement pack or screen among the arguments of a start; undefined where somebody just started the program.
 * @param folder that the program was started in, for paths that are relative to it
 */
export function readLaunch(args: readonly string[], folder: string): Launch | undefined {
  for (const text of args) {
    const place = placeOfSwitch(text);
    if (place !== undefined) return { kind: 'place', place };
    if (text.toLowerCase().startsWith(`${linkScheme}:`)) return { kind: 'link', text };
    const path = text.startsWith('-') ? undefined : pathOf(text, folder);
    if (path !== undefined && isPackFile(path)) return { kind: 'pack', path };
  }
  return undefined;
}

/** A desktop of Linux names a file by its address. Undefined for what lies elsewhere: nothing is fetched. */
function pathOf(text: string, folder: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return resolve(folder, text);
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'file:' || url.hostname !== '') return undefined;
  try {
    return fileURLToPath(url);
  } catch (error) {
    // A separator, or half a letter, written in percent signs.
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
}

/** By its ending, in any case: systems that do not tell cases apart hand over either. */
export function isPackFile(path: string): boolean {
  return path.toLowerCase().endsWith(packFileEnding);
}
