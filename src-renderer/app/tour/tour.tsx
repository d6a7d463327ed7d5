import { FocusTrap, Portal } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { endTour, isTourSeen, startTour, useTour } from '../../state/tour.ts';
import { useSession } from '../session-context.ts';
import styles from './tour.module.css';
import { TourCard } from './tour-card.tsx';
import { type TourStep, tourSteps } from './tour-steps.ts';
import { useTargetBox } from './use-target-box.ts';

type TourProps = {
  /** The worklist is there and it is known what the person has seen already. */
  readonly isReady: boolean;
};

/** The tour: by itself at the first start, else when it is asked for. */
export function Tour({ isReady }: TourProps) {
  const number = useTour((tour) => tour.step);
  const [location, go] = useLocation();
  const { isTraining } = useSession();
  const isRunning = number !== null;
  useEffect(() => {
    if (isReady && !isTraining && location === '/' && !isTourSeen()) startTour();
  }, [isReady, isTraining, location]);
  useEffect(() => {
    if (isRunning) go('/');
  }, [isRunning, go]);
  const step = number === null ? undefined : tourSteps[number];
  if (number === null || step === undefined) return null;
  return (
    <Portal>
      <FocusTrap active>
        <div className={styles.layer}>
          <PointedAt step={step} />
          <TourCard step={step} number={number} onEnd={endTour} />
        </div>
      </FocusTrap>
    </Portal>
  );
}

/** Everything but what the step is about is dimmed, with a ring around it. */
function PointedAt({ step }: { step: TourStep }) {
  const box = useTargetBox(step.target);
  if (box === null) return <div className={styles.dimmed} aria-hidden="true" />;
  const { left, top, width, height } = box;
  const style = { width, height, transform: `translate(${left}px, ${top}px)` };
  return <div className={styles.ring} style={style} aria-hidden="true" />;
}
