import type { FormKind } from '../../state/open-form.ts';

/** The form that a key asked for while the account was on its way. */
export type KeptForm = {
  readonly keep: (kind: FormKind) => void;
  /** What was asked for last, once; null where nothing was, or something else was done since. */
  readonly take: () => FormKind | null;
  readonly stop: () => void;
};

const otherDoings = ['keydown', 'pointerdown'] as const;

/** Any key and any press of a pointer drops what is kept: the key that asks for a form keeps it after that. */
export function keepForm(events: EventTarget): KeptForm {
  let kept: FormKind | null = null;
  const drop = (): void => {
    kept = null;
  };
  for (const kind of otherDoings) events.addEventListener(kind, drop, { capture: true });
  return {
    keep(kind) {
      kept = kind;
    },
    take() {
      const taken = kept;
      drop();
      return taken;
    },
    stop() {
      drop();
      for (const kind of otherDoings) events.removeEventListener(kind, drop, { capture: true });
    },
  };
}
