import { catalogueFaults, fileFaults } from './check-file.fixture.ts';
import { fontFaults } from './check-fonts.fixture.ts';
import { linkFaults } from './check-links.fixture.ts';
import { type ReadElement, readStructure, structureFaults } from './check-structure.fixture.ts';
import { type PageContent, pageContent } from './page-content.fixture.ts';
import { isLink, type PdfMap } from './pdf-tokens.fixture.ts';
import { type ReadPdf, readPdf } from './read-pdf.fixture.ts';

type ReadPage = { readonly id: number; readonly dictionary: PdfMap; readonly content: PageContent };

/**
 * What keeps a file from being PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), as far as a file of this program can fail
 * in it; empty for a good one. It is no replacement of a validator, but runs wherever the tests do.
 */
export function pdfFaults(bytes: Uint8Array): string[] {
  return faultsOf(readPdf(bytes));
}

export function faultsOf(pdf: ReadPdf): string[] {
  const pages = readPages(pdf);
  const structure = readStructure(pdf);
  return [
    ...fileFaults(pdf),
    ...catalogueFaults(pdf),
    ...structureFaults(pdf, structure),
    ...pages.flatMap((page, index) => pageFaults(page).map((fault) => `page ${index + 1}: ${fault}`)),
    ...markFaults(pdf, pages, structure),
    ...linkFaults(pdf, pages, structure),
    ...shownFontFaults(pdf, pages),
  ];
}

function readPages(pdf: ReadPdf): ReadPage[] {
  const tree = pdf.map(pdf.map(pdf.trailer.get('Root')).get('Pages'));
  return pdf.list(tree.get('Kids')).map((kid) => {
    const dictionary = pdf.map(kid);
    const content = pageContent(pdf.stream(dictionary.get('Contents'))?.toString('latin1') ?? '');
    return { id: isLink(kid) ? kid.link : 0, dictionary, content };
  });
}

function pageFaults({ dictionary, content }: ReadPage): string[] {
  const faults = [...content.faults];
  if (dictionary.get('Tabs') !== '/S') faults.push('the order of tabs is not that of the structure');
  if (new Set(content.marks).size !== content.marks.length) faults.push('a mark is there twice');
  return faults;
}

/** 14.7.4.4: each mark of a page leads to the element that it stands in, and each element to its marks. */
function markFaults(pdf: ReadPdf, pages: readonly ReadPage[], structure: readonly ReadElement[]): string[] {
  const root = pdf.map(pdf.map(pdf.trailer.get('Root')).get('StructTreeRoot'));
  const numbers = pdf.list(pdf.map(root.get('ParentTree')).get('Nums'));
  const elements = new Map<string, number>();
  const walk = ({ id, marks, kids }: ReadElement) => {
    for (const { page, mark } of marks) elements.set(`${page}/${mark}`, id);
    for (const kid of kids) walk(kid);
  };
  for (const element of structure) walk(element);
  const faults: string[] = [];
  for (const { id, dictionary, content } of pages) {
    const at = numbers.indexOf(dictionary.get('StructParents') ?? null);
    const owners = at % 2 === 0 ? pdf.list(numbers[at + 1]) : [];
    if (owners.length !== content.marks.length)
      faults.push(`${owners.length} parents for ${content.marks.length} marks of page object ${id}`);
    for (const mark of content.marks) {
      const owner = owners[mark];
      const element = elements.get(`${id}/${mark}`);
      if (element === undefined || !isLink(owner) || owner.link !== element)
        faults.push(`mark ${mark} of page object ${id} is not where its parent is`);
      elements.delete(`${id}/${mark}`);
    }
  }
  for (const place of elements.keys()) faults.push(`the structure has a mark that is on no page: ${place}`);
  return faults;
}

function shownFontFaults(pdf: ReadPdf, pages: readonly ReadPage[]): string[] {
  const shown = new Map<string, Set<number>>();
  for (const { content } of pages)
    for (const [name, codes] of content.shown)
      shown.set(name, new Set([...(shown.get(name) ?? []), ...codes]));
  const [resources] = pages.map(({ dictionary }) => pdf.map(dictionary.get('Resources')));
  const fonts = pdf.map(resources?.get('Font'));
  return [...shown].flatMap(([name, codes]) => fontFaults(pdf, name, pdf.map(fonts.get(name)), codes));
}
