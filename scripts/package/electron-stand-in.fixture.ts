import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By which the fuses are found in Electron's binary; a version, a length and a state for each follow. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron leaves its house: RunAsNode on, cookies plain, NODE_OPTIONS and inspect on, and so on. */
const statesAtFirst = '101100011';

/** A folder that looks like Electron for Linux to the packager, where the real one is not at hand. Nothing in it runs. */
export function writeElectronStandIn(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  for (const locale of ['de', 'en-US', 'fr', 'zh-CN'])
    writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  writeFileSync(join(folder, 'LICENSE'), 'Licence of Electron');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'Licences of Chromium');
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, statesAtFirst.length]),
    Buffer.from(statesAtFirst),
  ]);
  const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  const binary = join(folder, 'electron');
  writeFileSync(binary, Buffer.concat([elf, Buffer.alloc(1024), wire, Buffer.alloc(1024)]));
  chmodSync(binary, 0o755);
}
