import { Button } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { showTourStep } from '../../state/tour.ts';
import { placeCard } from './place-card.ts';
import styles from './tour.module.css';
import { type TourStep, tourSteps } from './tour-steps.ts';
import { useTargetBox } from './use-target-box.ts';

type TourCardProps = {
  readonly step: TourStep;
  /** Counted from 0. */
  readonly number: number;
  readonly onEnd: () => void;
};

/** The words of a step. Arrows go on and back, Escape ends the tour. */
export function TourCard({ step, number, onEnd }: TourCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const place = useCardPlace(step);
  const isLast = number === tourSteps.length - 1;
  const next = () => (isLast ? onEnd() : showTourStep(number + 1));
  const back = () => showTourStep(Math.max(0, number - 1));
  const runs: Readonly<Record<string, () => void>> = { Escape: onEnd, ArrowRight: next, ArrowLeft: back };
  const onKey = (event: KeyboardEvent) => {
    const run = runs[event.key];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div
      ref={place.ref}
      className={styles.card}
      style={place.style}
      role="dialog"
      aria-modal="true"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={onKey}
    >
      <p className={styles.count}>{t('tour.count', { number: number + 1, total: tourSteps.length })}</p>
      <h2 id={`${id}-title`}>{t(`tour.step.${step.name}.title`)}</h2>
      <p id={`${id}-text`}>{t(`tour.step.${step.name}.text`)}</p>
      <div className={styles.buttons}>
        <Button size="sm" variant="subtle" onClick={onEnd}>
          {t('tour.skip')}
        </Button>
        <span className={styles.gap} />
        <Button size="sm" variant="default" disabled={number === 0} onClick={back}>
          {t('tour.back')}
        </Button>
        <Button size="sm" data-autofocus onClick={next}>
          {isLast ? t('tour.finish') : t('tour.next')}
        </Button>
      </div>
    </div>
  );
}

/** Measured before it is painted: it does not jump. */
function useCardPlace(step: TourStep) {
  const target = useTargetBox(step.target);
  const ref = useRef<HTMLDivElement>(null);
  const viewport = useViewportSize();
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const width = ref.current?.offsetWidth ?? 0;
    const height = ref.current?.offsetHeight ?? 0;
    if (width !== size.width || height !== size.height) setSize({ width, height });
  });
  const { left, top } = placeCard(size, target, viewport);
  // Moved without layout: nothing else moves with it.
  return { ref, style: { transform: `translate(${left}px, ${top}px)` } };
}
