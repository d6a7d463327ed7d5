import type { PdfFile } from './pdf-file.ts';
import { type PdfDictionary, type PdfReference, pdfText } from './pdf-value.ts';

/** A standard structure type of ISO 32000-1, 14.8.4. */
export type StructureRole =
  | ('Document' | 'Part' | 'Sect' | 'H1' | 'H2' | 'P' | 'Link' | 'Figure')
  | ('Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD')
  | ('L' | 'LI' | 'LBody');

/** A stretch of the content of a page, by the number that the page gives it. */
type MarkedContent = { readonly page: number; readonly mark: number };

/** A place of a page that leads somewhere, by the number that the page gives it. */
type LinkedPlace = { readonly page: number; readonly link: number };

/** What a part of the document is, for those who do not see it (14.7). Grows while the document is painted. */
export type StructureNode = {
  readonly role: StructureRole;
  readonly kids: (StructureNode | MarkedContent | LinkedPlace)[];
  /** What a figure shows, in words. */
  readonly alt?: string;
  /** What a part of a file is called, and the language that it speaks (14.9.2). */
  readonly title?: string;
  readonly language?: string;
  /** Attributes of the owner `Table` (14.8.5.7). */
  readonly table?: { readonly scope?: 'Column' | 'Row'; readonly columns?: number };
};

export function structureNode(
  role: StructureRole,
  parent?: StructureNode,
  more: Omit<StructureNode, 'role' | 'kids'> = {},
): StructureNode {
  const node: StructureNode = { role, kids: [], ...more };
  parent?.kids.push(node);
  return node;
}

/** A page as it is written. `key`: by which an annotation finds what it belongs to. */
export type WrittenPage = {
  readonly reference: PdfReference;
  readonly marks: readonly StructureNode[];
  readonly links: readonly {
    readonly key: number;
    readonly reference: PdfReference;
    readonly node: StructureNode;
  }[];
};

/** Writes the tree and what leads from each page's marks back to it; the reference is for the catalogue. */
export function putStructure(
  file: PdfFile,
  document: StructureNode,
  pages: readonly WrittenPage[],
): PdfReference {
  const root = file.reserve();
  const references = new Map<StructureNode, PdfReference>();
  const put = (node: StructureNode, parent: PdfReference): PdfReference => {
    const own = file.reserve();
    references.set(node, own);
    const [first] = node.kids.flatMap((kid) => ('mark' in kid ? [pages[kid.page]?.reference] : []));
    const kids = node.kids.map((kid) => {
      if ('role' in kid) return put(kid, own);
      const page = pages[kid.page]?.reference;
      if ('link' in kid) return { Type: '/OBJR', Obj: pages[kid.page]?.links[kid.link]?.reference, Pg: page };
      return page === first ? kid.mark : { Type: '/MCR', Pg: page, MCID: kid.mark };
    });
    file.put(own, {
      S: `/${node.role}`,
      P: parent,
      Pg: first,
      K: kids.length === 1 && kids[0] !== undefined ? kids[0] : kids,
      Alt: optionalText(node.alt),
      T: optionalText(node.title),
      Lang: optionalText(node.language),
      A: attributes(node),
    });
    return own;
  };
  const top = put(document, root);
  const referenceOf = (node: StructureNode) => {
    const reference = references.get(node);
    if (reference === undefined) throw new Error('something painted is not in the structure of the document');
    return reference;
  };
  const links = pages.flatMap((page) => page.links);
  const numbers = [
    ...pages.flatMap(({ marks }, index) => [index, marks.map(referenceOf)]),
    ...links.flatMap(({ key, node }) => [key, referenceOf(node)]),
  ];
  file.put(root, {
    Type: '/StructTreeRoot',
    K: [top],
    ParentTree: { Nums: numbers },
    ParentTreeNextKey: pages.length + links.length,
  });
  return root;
}

function optionalText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : pdfText(text);
}

function attributes({ table }: StructureNode): PdfDictionary | undefined {
  if (table === undefined) return undefined;
  return {
    O: '/Table',
    Scope: table.scope === undefined ? undefined : `/${table.scope}`,
    ColSpan: table.columns,
  };
}
