import { isLink, type PdfMap, type PdfObject } from './pdf-tokens.fixture.ts';
import { asMap, type ReadPdf, textOf } from './read-pdf.fixture.ts';

/** An element of the structure with what stands in it, read from top to bottom. */
export type ReadElement = {
  readonly id: number;
  readonly role: string;
  readonly dictionary: PdfMap;
  readonly kids: readonly ReadElement[];
  /** Stretches of pages: the object of the page and the number of the mark. */
  readonly marks: readonly { readonly page: number | undefined; readonly mark: number }[];
};

const parents: Readonly<Record<string, readonly string[]>> = {
  Document: ['StructTreeRoot'],
  Part: ['Document'],
  Sect: ['Document', 'Part'],
  TR: ['Table', 'THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  LI: ['L'],
  LBody: ['LI'],
};
const roles = [...Object.keys(parents), 'H1', 'H2', 'H3', 'P', 'Link', 'Figure', 'Table', 'L'];

/** ISO 32000-1, 14.7 and 14.8: the tree as it is written; throws where it is no tree. */
export function readStructure(pdf: ReadPdf): ReadElement[] {
  const root = pdf.map(pdf.map(pdf.trailer.get('Root')).get('StructTreeRoot'));
  const seen = new Set<number>();
  const read = (link: PdfObject): ReadElement[] => {
    if (!isLink(link)) return [];
    if (seen.has(link.link)) throw new Error(`element ${link.link} stands in the structure twice`);
    seen.add(link.link);
    const dictionary = pdf.map(link);
    const own = dictionary.get('Pg');
    const kids = kidsOf(dictionary);
    const marks = kids.flatMap((kid) => {
      const reference = asMap(kid);
      const mark = typeof kid === 'number' ? kid : reference.get('MCID');
      const page = reference.get('Pg') ?? own;
      return typeof mark === 'number' ? [{ mark, page: isLink(page) ? page.link : undefined }] : [];
    });
    const role = String(dictionary.get('S')).slice(1);
    return [{ id: link.link, role, dictionary, marks, kids: kids.flatMap(read) }];
  };
  return kidsOf(root).flatMap(read);
}

function kidsOf(dictionary: PdfMap): readonly PdfObject[] {
  const kids = dictionary.get('K');
  if (kids === undefined) return [];
  return Array.isArray(kids) ? kids : [kids];
}

/** ISO 14289-1, 7.1 to 7.5: roles, headings, figures and tables. */
export function structureFaults(pdf: ReadPdf, elements: readonly ReadElement[]): string[] {
  const faults: string[] = [];
  let heading = 0;
  const check = (element: ReadElement, parent: string, parentId: number | undefined) => {
    const { role, dictionary, kids, id } = element;
    const own = dictionary.get('P');
    if (parentId !== undefined && (!isLink(own) || own.link !== parentId))
      faults.push(`element ${id} names another parent`);
    if (!roles.includes(role)) faults.push(`${role} is no role`);
    const allowed = parents[role];
    if (allowed !== undefined && !allowed.includes(parent)) faults.push(`${role} stands in ${parent}`);
    const level = /^H([1-6])$/.exec(role)?.[1];
    if (level !== undefined) {
      if (Number(level) > heading + 1) faults.push(`${role} follows a heading of level ${heading}`);
      heading = Number(level);
    }
    if (role === 'Figure' && (textOf(dictionary.get('Alt')) ?? '') === '')
      faults.push('a figure has no words');
    if (role === 'TH' && !['/Column', '/Row', '/Both'].includes(String(attribute(pdf, element, 'Scope'))))
      faults.push('a head of a table has no scope');
    if (role === 'Table') faults.push(...tableFaults(pdf, element));
    for (const kid of kids) check(kid, role, id);
  };
  for (const element of elements) check(element, 'StructTreeRoot', undefined);
  return faults;
}

function attribute(pdf: ReadPdf, { dictionary }: ReadElement, name: string): PdfObject | undefined {
  const attributes = pdf.map(dictionary.get('A'));
  return attributes.get('O') === '/Table' ? attributes.get(name) : undefined;
}

/** Every row reaches over as many columns as the others, and the first is one of heads. */
function tableFaults(pdf: ReadPdf, table: ReadElement): string[] {
  const rows = table.kids.flatMap((kid) => (kid.role === 'TR' ? [kid] : kid.kids));
  const widths = rows.map((row) =>
    row.kids.reduce((sum, cell) => sum + Number(attribute(pdf, cell, 'ColSpan') ?? 1), 0),
  );
  const faults =
    new Set(widths).size > 1 ? [`the rows of a table are ${[...new Set(widths)].join(', ')} wide`] : [];
  if (rows[0]?.kids.some((cell) => cell.role !== 'TH') !== false) faults.push('a table has no heads');
  return faults;
}
