import { applicationId } from '../../src-main/desktop/application-id.ts';
import type { AppManifest } from './app-manifest.ts';

export type MakerOfPackage = Pick<AppManifest, 'author' | 'homepage'> & { readonly applicationId: string };

/** Who makes a package, as the project says it. */
export function makerOf({ author, homepage }: AppManifest): MakerOfPackage {
  return { author, homepage, applicationId };
}

/** Names of RFC 2606 are nobody's: those that end in `.example`, example.com, .net and .org, and an id that begins so. */
const nobody = /(^|[@.])example(\.(com|net|org))?$/;

const isNobodys = {
  applicationId: (id: string) => id.split('.')[0] === 'example',
  author: (author: string) => nobody.test(/@([^>\s]+)/.exec(author)?.[1] ?? 'example'),
  homepage: (homepage: string) => nobody.test(URL.parse(homepage)?.hostname ?? 'example'),
} as const;

const howToSet = {
  applicationId: `the application id in src-main/desktop/application-id.ts: your domain from behind, such as com.your-company.duebook. It can never change once something is installed under it.`,
  author:
    '"author" in package.json: name and mail address of who answers for the packages, as "Your Company <it@your-company.com>". Debian packages show it.',
  homepage: '"homepage" in package.json: the https address that installers and packages show.',
} as const;

/** What still stands for nobody, each with how it is set; none where a package may leave the house. */
export function placeholdersOf(maker: MakerOfPackage): readonly string[] {
  const names = ['applicationId', 'author', 'homepage'] as const;
  return names
    .filter((name) => isNobodys[name](maker[name]))
    .map((name) => `${howToSet[name]} Now: ${maker[name]}`);
}
