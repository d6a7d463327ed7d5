import type { StructureNode } from '../pdf/structure.ts';
import type { TextStyle } from '../type/text-style.ts';
import type { TypeCase } from '../type/type-case.ts';
import type { Alignment, Block } from './block.ts';
import type { Piece } from './piece.ts';

/** What a block is laid out in. */
export type LayoutContext = {
  readonly fonts: TypeCase;
  readonly style: TextStyle;
  readonly align: Alignment;
  /** Where what is painted belongs in the structure of the document. */
  readonly parent: StructureNode;
  /** The only paragraph of a cell is the cell itself for the structure. */
  readonly isAlone: boolean;
  /** For what is painted outside of the flow, as the heads of pages are. */
  readonly isArtifact: boolean;
};

/** The pieces of a block for a width in points, from top to bottom. */
export type LayOut = (block: Block, width: number, context: LayoutContext) => Piece[];
