import { basename } from 'node:path';

/** What the product saves, and what it takes as an attachment; no ending of a program is among them. */
const endings: ReadonlySet<string> = new Set(
  'csv,doc,docx,duebook,eml,gif,jpeg,jpg,json,log,msg,ods,odt,pdf,png,txt,webp,xls,xlsx,zip'.split(','),
);
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]/gu;
/** Names that Windows takes for devices, with or without an ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const maxLength = 200;

/**
 * The name that is proposed for a file which a window wants to save: one name without folders, without what turns its
 * ending round or hides it. An ending of anything but the product's own files becomes a harmless one.
 */
export function savedFileName(asked: string): string {
  const plain = basename(asked.replaceAll('\\', '/'))
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(/ (?=\.[^.]*$)/, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot < 0 ? '' : plain.slice(dot + 1).toLowerCase();
  const safe = endings.has(ending) ? ending : 'bin';
  const stem = (endings.has(ending) ? plain.slice(0, dot) : plain) || 'file';
  const own = deviceName.test(stem) ? `_${stem}` : stem;
  return `${own.slice(0, maxLength - safe.length - 1)}.${safe}`;
}
