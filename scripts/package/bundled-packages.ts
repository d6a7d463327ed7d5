import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { projectFolder } from '../project-folder.ts';
import { type InstalledPackage, packageOfFile, readPackage } from './installed-package.ts';

const listFolder = join('out', 'bundled-packages');

/**
 * Writes beside a bundle which packages became part of it: their files are not packed, but their licences hold.
 * @param bundle main, preload or renderer
 */
export function recordPackages(bundle: string): Plugin {
  return {
    name: 'duebook:record-packages',
    writeBundle() {
      const folders = [...this.getModuleIds()].flatMap((id) => {
        const [file = ''] = id.split('?');
        const owner = file.startsWith('\0') ? undefined : packageOfFile(file);
        return owner === undefined ? [] : [relative(projectFolder, owner.folder).split(sep).join('/')];
      });
      const list = join(projectFolder, listFolder);
      mkdirSync(list, { recursive: true });
      writeFileSync(join(list, `${bundle}.json`), JSON.stringify([...new Set(folders)].sort(), null, 2));
    },
  };
}

/** @throws where the project has not been built */
export function readBundledPackages(project: string): readonly InstalledPackage[] {
  const lists = readdirSync(join(project, listFolder)).map((name) => join(project, listFolder, name));
  const folders = lists.flatMap((list) => z.array(z.string()).parse(JSON.parse(readFileSync(list, 'utf8'))));
  return [...new Set(folders)].sort().map((folder) => readPackage(join(project, folder)));
}
