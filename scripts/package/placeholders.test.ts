import { describe, expect, test } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { readAppManifest } from './app-manifest.ts';
import { judgeMaker } from './judge-maker.ts';
import { PackagingRefused } from './package-target.ts';
import { makerOf, placeholdersOf } from './placeholders.ts';

const real = {
  applicationId: 'com.fabrikam.duebook',
  author: 'Fabrikam IT <it@fabrikam.com>',
  homepage: 'https://duebook.fabrikam.com/',
};
const ours = makerOf(readAppManifest(projectFolder));

describe('who makes a package', () => {
  test('is nobody in this project, and each place says how it is set', () => {
    const found = placeholdersOf(ours);
    expect(found).toHaveLength(3);
    expect(found[0]).toContain('src-main/desktop/application-id.ts');
    expect(found[1]).toContain('"author" in package.json');
    expect(found[2]).toContain('"homepage" in package.json');
  });

  test.each([
    [{}, 0],
    [{ applicationId: 'example.fabrikam' }, 1],
    [{ applicationId: 'com.example-works.duebook' }, 0],
    [{ author: 'Fabrikam <it@duebook.example>' }, 1],
    [{ author: 'Fabrikam <it@example.com>' }, 1],
    [{ homepage: 'https://duebook.example' }, 1],
    [{ homepage: 'https://www.example.com/x' }, 1],
    [{ homepage: 'fabrikam' }, 1],
    [{ homepage: 'https://example-works.com' }, 0],
  ])('%j has %i places that stand for nobody', (changes, count) => {
    expect(placeholdersOf({ ...real, ...changes })).toHaveLength(count);
  });

  test('is asked for before a release, and warned about for a trial', () => {
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    expect(() => judgeMaker(ours, { isRelease: true, say })).toThrow(PackagingRefused);
    expect(() => judgeMaker(ours, { isRelease: true, say })).toThrow(
      /application-id\.ts[\s\S]*author[\s\S]*homepage/,
    );
    expect(said).toEqual([]);
    judgeMaker(ours, { isRelease: false, say });
    expect(said.join('\n')).toMatch(/for trials alone[\s\S]*application-id\.ts/);
    said.length = 0;
    judgeMaker(real, { isRelease: true, say });
    judgeMaker(real, { isRelease: false, say });
    expect(said).toEqual([]);
  });
});
