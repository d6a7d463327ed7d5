import type { ReactNode } from 'react';

/** A row that can be marked and run. */
export type PaletteRow = {
  /** Unique in the palette. */
  readonly id: string;
  readonly content: ReactNode;
  readonly run: () => void;
  /** It opens nothing: what had the focus before the palette has it again. */
  readonly staysHere?: boolean;
};

/** Rows under a title. */
export type PaletteSection = {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly PaletteRow[];
  /** The rows answer another question than the present one: they can be read, not run. */
  readonly isStale?: boolean;
};

/** Something to do by name. */
export type PaletteCommand = {
  /** The same in every session, so that it is known again. */
  readonly id: string;
  readonly section: CommandSection;
  readonly label: string;
  /** Words that find it beside those of its label. */
  readonly moreWords?: string;
  /** As they are printed; null where it has no shortcut. */
  readonly keys: string | null;
  readonly run: () => void;
  /** It opens nothing: what had the focus before the palette has it again. */
  readonly staysHere?: boolean;
};

export const commandSections = ['account', 'screens', 'settings'] as const;
export type CommandSection = (typeof commandSections)[number];
