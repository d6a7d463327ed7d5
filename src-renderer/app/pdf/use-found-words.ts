import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { downOf, type FoundPlace, type PageWords } from './find-words.ts';

/** Where a file first has some words; null until they are found, and where it does not have them. */
export function useFoundWords(pdf: PDFDocumentProxy | null, words: string | null): FoundPlace | null {
  const [found, setFound] = useState<FoundPlace | null>(null);
  useEffect(() => {
    if (pdf === null || words === null) {
      setFound(null);
      return;
    }
    let isCurrent = true;
    // A document that was closed meanwhile rejects; another one is being opened then.
    findIn(pdf, words).then(
      (place) => isCurrent && setFound(place),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [pdf, words]);
  return found;
}

async function findIn(pdf: PDFDocumentProxy, words: string): Promise<FoundPlace | null> {
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item): PageWords[] => {
      if (!('str' in item)) return [];
      const [, y] = viewport.convertToViewportPoint(0, Number(item.transform[5]));
      return [{ text: item.str, down: Number(y) / viewport.height }];
    });
    const down = downOf(runs, words);
    if (down !== undefined) return { page: number, down };
  }
  return null;
}
