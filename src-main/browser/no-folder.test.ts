import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeHostFolder, startHostProcess } from './browser-host.fixture.ts';

describe('a folder that cannot hold the data', { timeout: 60_000 }, () => {
  let folder: ReturnType<typeof makeHostFolder>;
  beforeEach(() => {
    folder = makeHostFolder();
    writeFileSync(folder.data, 'of somebody else');
  });
  afterEach(() => folder.remove());
  const saidIn = (locale: string): Promise<string> =>
    startHostProcess(['--data', folder.data, '--renderer', folder.renderer], locale).then(
      () => 'it has started',
      (error: Error) => error.message,
    );

  it('is named with what is in the way and what helps, with no place in the code', async () => {
    const said = await saidIn('en_GB.UTF-8');
    expect(said).toContain(
      `The folder of your data cannot be used: ${folder.data}. A file has the place of a folder`,
    );
    expect(said).toContain('What you have recorded before stays where it is.');
    expect(said).not.toMatch(/\bat .*:\d+|host\.bug/);
  });

  it.skipIf(process.platform === 'win32')('is named in the language of the system', async () => {
    const said = await saidIn('de_DE.UTF-8');
    expect(said).toContain(`Der Ordner Ihrer Daten lässt sich nicht verwenden: ${folder.data}. Eine Datei`);
    expect(said).toContain('Was Sie bisher erfasst haben, bleibt, wo es ist.');
  });
});
