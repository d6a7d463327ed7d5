import type { ReadElement } from './check-structure.fixture.ts';
import { isBytes, isLink, type PdfMap, type PdfObject } from './pdf-tokens.fixture.ts';
import { asMap, type ReadPdf, textOf } from './read-pdf.fixture.ts';

type Page = { readonly id: number; readonly dictionary: PdfMap };

/** ISO 19005-3, 6.3 and ISO 14289-1, 7.18: what may be clicked on, and that it stands in the structure. */
export function linkFaults(
  pdf: ReadPdf,
  pages: readonly Page[],
  structure: readonly ReadElement[],
): string[] {
  const root = pdf.map(pdf.map(pdf.trailer.get('Root')).get('StructTreeRoot'));
  const numbers = pdf.list(pdf.map(root.get('ParentTree')).get('Nums'));
  const placeOf = new Map<number, number>();
  const faults: string[] = [];
  const walk = ({ id, role, dictionary, kids }: ReadElement) => {
    const places = objectsOf(dictionary.get('K'));
    if ((role === 'Link') !== places.length > 0) faults.push(`${role} has ${places.length} places`);
    for (const place of places) placeOf.set(place, id);
    kids.forEach(walk);
  };
  structure.forEach(walk);
  for (const { dictionary } of pages)
    for (const annotation of pdf.list(dictionary.get('Annots'))) {
      const id = isLink(annotation) ? annotation.link : 0;
      const map = pdf.map(annotation);
      faults.push(...annotationFaults(pdf, map).map((fault) => `annotation ${id}: ${fault}`));
      const owner = numbers[numbers.indexOf(map.get('StructParent') ?? null) + 1];
      if (!isLink(owner) || placeOf.get(id) !== owner.link)
        faults.push(`annotation ${id} is not where its parent is`);
      placeOf.delete(id);
    }
  for (const id of placeOf.keys()) faults.push(`the structure has annotation ${id}, which is on no page`);
  return faults;
}

function annotationFaults(pdf: ReadPdf, map: PdfMap): string[] {
  const faults: string[] = [];
  if (map.get('Subtype') !== '/Link') faults.push('it is no link');
  // Printed, and neither hidden nor invisible nor without a view.
  if (map.get('F') !== 4) faults.push('it is not printed as it is seen');
  if ((textOf(map.get('Contents')) ?? '') === '') faults.push('it has no words');
  const action = pdf.map(map.get('A'));
  const target = action.get('URI');
  const address = isBytes(target) ? target.bytes.toString('latin1') : '';
  if (action.get('S') !== '/URI' || !/^(?:mailto:|https:)[\x21-\x7e]+$/.test(address))
    faults.push(`it leads to ${address}`);
  return faults;
}

function objectsOf(kids: PdfObject | undefined): number[] {
  return (Array.isArray(kids) ? kids : [kids]).flatMap((kid) => {
    const object = asMap(kid).get('Obj');
    return isLink(object) ? [object.link] : [];
  });
}
