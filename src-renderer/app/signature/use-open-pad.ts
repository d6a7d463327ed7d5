import { type RefObject, useRef, useState } from 'react';

/** What a form asks of its field for a signature. */
export type OpenPad = {
  /** Takes what was drawn and not taken yet; false where it could not be kept, which the field says. */
  readonly take: () => Promise<boolean>;
  /** Wipes what was drawn and not taken. */
  readonly wipe: () => void;
};

/**
 * The signature of a form. Whoever records means what is drawn there, pressed for or not: it is taken first, and where
 * it cannot be kept nothing is recorded.
 */
export function useOpenPad(): {
  readonly pad: RefObject<OpenPad | null>;
  readonly isTaking: boolean;
  /** Goes on with `record` once the signature is taken; one at a time. */
  readonly recordSigned: (record: () => Promise<void>) => Promise<void>;
} {
  const pad = useRef<OpenPad>(null);
  const [isTaking, setIsTaking] = useState(false);
  const isUnderWay = useRef(false);
  const take = async (): Promise<boolean> => {
    setIsTaking(true);
    const isTaken = await (pad.current?.take() ?? true);
    setIsTaking(false);
    return isTaken;
  };
  return {
    pad,
    isTaking,
    recordSigned: async (record) => {
      // A second click or key may come before the button shows that it is busy.
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      try {
        if (await take()) await record();
      } finally {
        isUnderWay.current = false;
      }
    },
  };
}
