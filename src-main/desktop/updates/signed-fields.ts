/** What a release says besides what the packager writes. */
export type SignedFields = {
  readonly signedName: string;
  /** ISO instant; each signing of the same name is later than the one before. */
  readonly signedAt: string;
  readonly storageVersion: number;
  readonly stagingPercentage: number;
  readonly minimumVersion: string | undefined;
};

const ownLines = /^(?:signedName|signedAt|storageVersion|stagingPercentage|minimumVersion):.*(?:\r?\n|$)/gm;

/** The metadata of the packager with the fields of a release, those of an earlier signing replaced. */
export function withSignedFields(metadata: string, fields: SignedFields): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : value}\n`);
  return `${metadata.replace(ownLines, '').trimEnd()}\n${lines.join('')}`;
}

/** What an earlier signing of the same metadata said; nothing where the packager has just written it. */
export function earlierSigning(metadata: string): {
  readonly signedAt: string | undefined;
  readonly minimumVersion: string | undefined;
} {
  const textOf = (name: string) => new RegExp(`^${name}: '([^'\\r\\n]*)'\\r?$`, 'm').exec(metadata)?.[1];
  return { signedAt: textOf('signedAt'), minimumVersion: textOf('minimumVersion') };
}
