import { type RefObject, useEffect, useRef } from 'react';

/**
 * Brings the focus to the first field that is wrong once recording was refused. Set what it returns when somebody asks
 * to record; a key in between lets it go, so that nobody is taken away from what they type.
 */
export function useFocusProblem(
  form: RefObject<HTMLFormElement | null>,
  isBusy: boolean,
): RefObject<boolean> {
  const isWanted = useRef(false);
  // The fields show what is wrong after any render: at once, or when the answer has come.
  useEffect(() => {
    if (!isWanted.current || isBusy) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]');
    if (wrong === null || wrong === undefined) return;
    isWanted.current = false;
    wrong.focus();
  });
  return isWanted;
}
