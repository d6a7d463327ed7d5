/** A statement pack as a file: apart from what is in it, because the shell knows files and no packs. */
export const packFileEnding = '.duebook-pack';
/** The longest text that can be a pack: every number in full, with room for how it is written. */
export const maxPackCharacters = 1_000_000;
/** The longest file of one, and one byte more: what is cut off there is too long, whatever its letters. */
export const packFileBytes = maxPackCharacters * 3 + 1;
