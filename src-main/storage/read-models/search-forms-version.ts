import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readClock } from './read-models-clock.ts';

const outdatedName = 'search-forms-outdated-until';

/**
 * The forms of all texts that are in the index count as made by other code from now on: each account's are made anew
 * when it is stored the next time. Until then it is found by the forms that it has.
 */
export function outdateSearchForms(file: SqliteFile): void {
  file.write(() =>
    file.statements
      .rows('INSERT OR REPLACE INTO device_setting (name, value) VALUES (?, ?)')
      .run(outdatedName, String(readClock(file).revision)),
  );
}

/** Whether the texts of an account that was stored with this revision have the forms of the present code. */
export function hasPresentForms(file: SqliteFile, revision: number): boolean {
  const sql = 'SELECT value FROM device_setting WHERE name = ?';
  const outdatedUntil = file.statements.values(sql).get(outdatedName);
  return outdatedUntil === undefined || revision > Number(outdatedUntil);
}
