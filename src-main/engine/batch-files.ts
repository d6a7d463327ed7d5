import type { KeptBatch, MadePaper } from './ports/batches-port.ts';

/** A file of a batch, and the places of the documents that it is made of. */
export type PlannedFile = {
  readonly fileName: string;
  readonly as: 'document' | 'archive' | 'merged';
  readonly papers: readonly MadePaper[];
};

/** A file is whole in memory while it is put together: of any batch in about as much as this. */
const maxArchiveBytes = 32 * 1024 * 1024;
const maxMergedPages = 1_500;
const maxDocuments = 500;

const plural = { statement: 'statements', 'dunning-letter': 'dunning-letters' } as const;

/** Which files are made of the papers of a batch. The same papers give the same files. */
export function planFiles(batch: KeptBatch, made: readonly MadePaper[]): readonly PlannedFile[] {
  if (batch.output === 'one-each') {
    const [only, ...others] = made;
    if (only !== undefined && others.length === 0) {
      return [{ fileName: only.fileName, as: 'document', papers: [only] }];
    }
    const parts = partsOf(made, ({ sizeBytes }) => sizeBytes, maxArchiveBytes);
    return named(batch, parts, 'archive');
  }
  return named(batch, partsOf(made, sheetsOf(batch), maxMergedPages), 'merged');
}

/** Pages that a document takes with the blank one behind it. */
function sheetsOf({ output }: KeptBatch): (paper: MadePaper) => number {
  return ({ pageCount }) => (output === 'double-sided' ? pageCount + (pageCount % 2) : pageCount);
}

/** One part behind the other, none larger than is allowed unless a paper alone is. */
function partsOf(
  papers: readonly MadePaper[],
  weightOf: (paper: MadePaper) => number,
  most: number,
): readonly (readonly MadePaper[])[] {
  const parts: MadePaper[][] = [];
  let part: MadePaper[] = [];
  let weight = 0;
  for (const paper of papers) {
    const more = weightOf(paper);
    if (part.length > 0 && (weight + more > most || part.length === maxDocuments)) {
      parts.push(part);
      part = [];
      weight = 0;
    }
    part.push(paper);
    weight += more;
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** The names that files of many documents have. */
export function batchFileNames({ kind, asOf }: Pick<KeptBatch, 'kind' | 'asOf'>): RegExp {
  return new RegExp(`^${plural[kind]}-${asOf}(-\\d+-of-\\d+)?\\.(pdf|zip)$`);
}

function named(
  { kind, asOf }: KeptBatch,
  parts: readonly (readonly MadePaper[])[],
  as: 'archive' | 'merged',
): readonly PlannedFile[] {
  const ending = as === 'archive' ? '.zip' : '.pdf';
  return parts.map((papers, index) => {
    const part = parts.length === 1 ? '' : `-${index + 1}-of-${parts.length}`;
    return { fileName: `${plural[kind]}-${asOf}${part}${ending}`, as, papers };
  });
}
