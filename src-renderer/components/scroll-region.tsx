import { type ReactNode, type RefObject, useEffect } from 'react';

type ScrollRegionProps = {
  readonly region: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
};

/** A named part that scrolls by itself. It takes the focus, so that the keyboard can scroll it (WCAG 2.1.1). */
export function ScrollRegion({ region, label, className, children }: ScrollRegionProps) {
  useEffect(() => {
    if (region.current !== null) region.current.tabIndex = 0;
  }, [region]);
  return (
    <section ref={region} className={className} aria-label={label}>
      {children}
    </section>
  );
}
