import { type CSSProperties, type ReactNode, type RefObject, useEffect } from 'react';

type ScrollRegionProps = {
  readonly region: RefObject<HTMLElement | null>;
  readonly id?: string;
  readonly label: string;
  readonly className: string;
  readonly style?: CSSProperties & Readonly<Record<`--${string}`, string>>;
  readonly children: ReactNode;
};

/** A named part that scrolls by itself. It takes the focus, so that the keyboard can scroll it (WCAG 2.1.1). */
export function ScrollRegion({ region, id, label, className, style, children }: ScrollRegionProps) {
  useEffect(() => {
    if (region.current !== null) region.current.tabIndex = 0;
  }, [region]);
  return (
    <section ref={region} id={id} className={className} style={style} aria-label={label}>
      {children}
    </section>
  );
}
