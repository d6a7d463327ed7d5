import { IconFileAlert } from '@tabler/icons-react';
import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { openPdf } from './open-pdf.ts';
import styles from './pdf-pages.module.css';

type PdfPagesProps = {
  readonly label: string;
  readonly file: Blob;
  readonly zoom: number;
  /** Tells which page is in view, from 1. */
  readonly onPage: (page: number) => void;
  /** So many are drawn at most, each of which holds memory; all of them where it is missing. */
  readonly most?: number;
};

/** The pages of a PDF: each a canvas with a layer of selectable text over it. */
export function PdfPages({ label, file, zoom, onPage, most }: PdfPagesProps) {
  const { t } = useTranslation();
  const region = useCallback((element: HTMLElement | null) => {
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
        : Array.from({ length: Math.min(pdf.numPages, most ?? pdf.numPages) }, (_, index) => (
            <PdfPage key={`page-${index.toString()}`} pdf={pdf} number={index + 1} zoom={zoom} />
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
