/** The process in which this was thrown does not exist any more. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** The life of one simulated process, which can end at each use of its ports. */
export type Mortality = {
  isDead(): boolean;
  /** A place where the process can be killed. */
  pass(): void;
  /** It dies at the so-manieth place from now, the next one being 1. */
  dieAfter(places: number): void;
  die(): void;
};

export function createMortality(onDeath: () => void = () => undefined): Mortality {
  let isDead = false;
  let left = Number.POSITIVE_INFINITY;
  const die = (): void => {
    if (isDead) return;
    isDead = true;
    onDeath();
  };
  return {
    isDead: () => isDead,
    pass() {
      left -= 1;
      if (left <= 0) die();
    },
    dieAfter(places) {
      left = places;
    },
    die,
  };
}

/** A place where the process can be killed, for what cannot go on without an answer. @throws {ProcessDied} */
export function passAlive(mortality: Mortality): void {
  mortality.pass();
  if (mortality.isDead()) throw new ProcessDied();
}
