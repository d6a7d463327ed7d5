import { Button } from '@mantine/core';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { drawStrokes, type InkPoint, inkSize, isSigned, type Stroke } from './ink.ts';
import styles from './signature.module.css';

type SignaturePadProps = {
  readonly isBusy: boolean;
  readonly strokes: readonly Stroke[];
  readonly onStrokes: (change: (drawn: readonly Stroke[]) => readonly Stroke[]) => void;
  readonly onSigned: () => void;
};

/** Paper to sign on with finger, pen or mouse. */
export function SignaturePad({ isBusy, strokes, onStrokes, onSigned }: SignaturePadProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<HTMLDivElement>(null);
  // It opens at the end of a form, where most of it would be below the edge.
  useEffect(() => {
    // A block: newer browsers answer a promise, which React would take for what undoes the effect.
    pad.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    context.clearRect(0, 0, inkSize.width, inkSize.height);
    drawStrokes(context, strokes);
  }, [strokes]);
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    onStrokes((drawn) => [...drawn, [point]]);
  };
  const goOn = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const point = pointOf(event);
    onStrokes((drawn) => [...drawn.slice(0, -1), [...(drawn.at(-1) ?? []), point]]);
  };
  return (
    <div ref={pad} className={styles.pad}>
      <canvas
        ref={canvas}
        {...inkSize}
        className={styles.paper}
        role="img"
        aria-label={t('signature.paper')}
        onPointerDown={begin}
        onPointerMove={goOn}
      />
      <div className={styles.buttons}>
        <Button size="md" loading={isBusy} disabled={!isSigned(strokes)} onClick={onSigned}>
          {t('signature.take')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={strokes.length === 0}
          onClick={() => onStrokes(() => [])}
        >
          {t('signature.again')}
        </Button>
      </div>
    </div>
  );
}

function pointOf(event: PointerEvent<HTMLCanvasElement>): InkPoint {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}
