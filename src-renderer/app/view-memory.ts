/** What a view showed last, by what was asked: it stands there at once when somebody comes back, and is put right then. */
export type ViewMemory<Shown> = {
  readonly recall: (asked: string) => Shown | undefined;
  readonly keep: (asked: string, shown: Shown) => void;
  /** Of what was asked is nothing known any more. */
  readonly forget: (asked: string) => void;
};

/** Somebody goes to and fro between a few questions; what else there was is asked for again. */
const most = 8;

const forgets: (() => void)[] = [];

export function viewMemory<Shown>(): ViewMemory<Shown> {
  const known = new Map<string, Shown>();
  forgets.push(() => known.clear());
  return {
    recall: (asked) => known.get(asked),
    keep: (asked, shown) => {
      known.delete(asked);
      known.set(asked, shown);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    forget: (asked) => void known.delete(asked),
  };
}

/** For the next person, and while the screens are locked, there was nothing. */
export function forgetViews(): void {
  for (const forget of forgets) forget();
}
