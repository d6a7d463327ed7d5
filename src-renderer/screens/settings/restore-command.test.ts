import { expect, it } from 'vitest';
import { restoreCommand } from './restore-command.ts';

it('names the folder of the data, so that the key of this workstation opens the backup', () => {
  expect(restoreCommand('/data/d/backups/duebook-1.sqlite', '/data/d')).toBe(
    'npm run storage -- restore /data/d/backups/duebook-1.sqlite --data /data/d',
  );
});

it('keeps a path one word where it has spaces and quotes', () => {
  expect(restoreCommand('FILE', "/home/o'neill/my data")).toBe(
    String.raw`npm run storage -- restore FILE --data '/home/o'\''neill/my data'`,
  );
  expect(restoreCommand(String.raw`C:\My data\b.sqlite`, String.raw`C:\data`)).toBe(
    String.raw`npm run storage -- restore "C:\My data\b.sqlite" --data C:\data`,
  );
});
