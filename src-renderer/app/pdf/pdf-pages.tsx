import { IconFileAlert } from '@tabler/icons-react';
import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { type FoundPlace, pagesToDraw } from './find-words.ts';
import { openPdf } from './open-pdf.ts';
import styles from './pdf-pages.module.css';
import { useFoundWords } from './use-found-words.ts';

type PdfPagesProps = {
  readonly label: string;
  readonly file: Blob;
  readonly zoom: number;
  /** Tells which page is in view, from 1. */
  readonly onPage: (page: number) => void;
  /** So many are drawn at most, each of which holds memory; all of them where it is missing. */
  readonly most?: number;
  /** These alone, from 1. */
  readonly only?: readonly number[];
  /** Words of the file that are scrolled into sight where it has them; null for its beginning. */
  readonly sought?: string | null;
};

/** The pages of a PDF: each a canvas with a layer of selectable text over it. */
export function PdfPages({ label, file, zoom, onPage, most, only, sought = null }: PdfPagesProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement | null>(null);
  const region = useCallback((element: HTMLElement | null) => {
    scroller.current = element;
    // It scrolls, so the keyboard must reach it.
    if (element !== null) element.tabIndex = 0;
  }, []);
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'broken' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const opening = openPdf(file);
    opening.then(
      (open) => isCurrent && setPdf(open.pdf),
      () => isCurrent && setPdf('broken'),
    );
    return () => {
      isCurrent = false;
      setPdf(null);
      opening.then(
        (open) => void open.close(),
        () => undefined,
      );
    };
  }, [file]);
  const found = useFoundWords(pdf === 'broken' ? null : pdf, sought);
  useEffect(() => {
    if (found !== null && scroller.current !== null) showPlace(scroller.current, found);
  }, [found]);
  if (pdf === 'broken')
    return <MessagePanel icon={<IconFileAlert size={22} />} title={t('document.broken')} />;
  return (
    <section
      ref={region}
      className={styles.scroller}
      aria-label={label}
      onScroll={(event) => onPage(pageInView(event.currentTarget))}
    >
      {pdf === null
        ? null
        : (only ?? pagesToDraw(pdf.numPages, most, found)).map((number) => (
            <PdfPage key={`page-${number.toString()}`} pdf={pdf} number={number} zoom={zoom} />
          ))}
    </section>
  );
}

/** The page whose top is nearest above the middle of what is in view. */
function pageInView(scroller: HTMLElement): number {
  const middle = scroller.scrollTop + scroller.clientHeight / 2;
  const pages = [...scroller.querySelectorAll<HTMLElement>('[data-page]')];
  const shown = pages.filter((page) => page.offsetTop <= middle).at(-1);
  return Number(shown?.dataset.page ?? 1);
}

/** Scrolls so that what stands there is seen with some of what is above it. */
function showPlace(scroller: HTMLElement, { page, down }: FoundPlace): void {
  const element = scroller.querySelector<HTMLElement>(`[data-page="${page.toString()}"]`);
  if (element === null) return;
  scroller.scrollTop = element.offsetTop + down * element.offsetHeight - scroller.clientHeight / 3;
}

const pixelsPerPoint = 96 / 72;

function PdfPage({ pdf, number, zoom }: { pdf: PDFDocumentProxy; number: number; zoom: number }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // A document that was closed meanwhile rejects; another one is being opened then.
    pdf.getPage(number).then(
      (loaded) => isCurrent && setPage(loaded),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [pdf, number]);
  useEffect(() => {
    if (page === null || canvas.current === null || text.current === null) return;
    return drawPage(page, zoom, canvas.current, text.current);
  }, [page, zoom]);
  const size = page?.getViewport({ scale: zoom * pixelsPerPoint });
  return (
    <div
      className={styles.page}
      data-page={number}
      style={{ width: size?.width ?? 794 * zoom, height: size?.height ?? 1123 * zoom }}
    >
      <canvas ref={canvas} role="img" aria-label={t('document.pageLabel', { page: number })} />
      <div ref={text} className={styles.text} />
    </div>
  );
}

/** Draws the page and its text; the answer cancels it. */
function drawPage(
  page: PDFPageProxy,
  zoom: number,
  canvas: HTMLCanvasElement,
  text: HTMLDivElement,
): () => void {
  const scale = zoom * pixelsPerPoint;
  const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const drawing = page.render({ canvas, viewport });
  text.replaceChildren();
  text.style.setProperty('--total-scale-factor', scale.toString());
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: text,
    viewport: page.getViewport({ scale }),
  });
  // Both reject when they are cancelled, which is how another zoom stops them.
  const settled = () => undefined;
  drawing.promise.then(settled, settled);
  layer.render().then(settled, settled);
  return () => {
    drawing.cancel();
    layer.cancel();
  };
}
