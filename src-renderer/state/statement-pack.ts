import { create } from 'zustand';

type OpenedPack = {
  readonly isOpen: boolean;
  /** Of the file that somebody opened as a statement pack; null until there is one. */
  readonly text: string | null;
};

const closed: OpenedPack = { isOpen: false, text: null };

export const useStatementPack = create<OpenedPack>(() => closed);

/** Shows what is in a file, or asks for one. */
export function showPackText(text: string | null): void {
  useStatementPack.setState({ isOpen: true, text });
}

export function closePack(): void {
  useStatementPack.setState(closed);
}
