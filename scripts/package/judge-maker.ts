import { PackagingRefused } from './package-target.ts';
import { type MakerOfPackage, placeholdersOf } from './placeholders.ts';

type Judging = {
  /** The packages are to leave the house. */
  readonly isRelease: boolean;
  readonly say: (line: string) => void;
};

/**
 * Says what still stands for nobody: a trial goes on.
 * @throws {PackagingRefused} for a release: an id cannot be changed once somebody has installed it
 */
export function judgeMaker(maker: MakerOfPackage, { isRelease, say }: Judging): void {
  const found = placeholdersOf(maker).map((line) => `  ${line}`);
  if (found.length === 0) return;
  if (isRelease) {
    throw new PackagingRefused(
      ['Nothing was packed: a release says who makes it. Set first', ...found].join('\n'),
    );
  }
  say(
    ['Packed for trials alone, because it does not say who makes it. Before a release set', ...found].join(
      '\n',
    ),
  );
}
