import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeHostFolder, startHostProcess } from './browser-host.fixture.ts';

it('says what is in the way of the data and what helps, with no place in the code', {
  timeout: 60_000,
}, async () => {
  const folder = makeHostFolder();
  try {
    writeFileSync(folder.data, 'of somebody else');
    const started = startHostProcess(['--data', folder.data, '--renderer', folder.renderer]);
    const said = await started.then(
      () => 'it has started',
      (error: Error) => error.message,
    );
    expect(said).toContain(
      `The folder of your data cannot be used: ${folder.data}. A file has the place of a folder`,
    );
    expect(said).toContain('What you have recorded before stays where it is.');
    expect(said).not.toMatch(/\bat .*:\d+|host\.bug/);
  } finally {
    folder.remove();
  }
});
