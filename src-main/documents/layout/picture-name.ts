import type { PictureFile } from './block.ts';

/** The name of a picture in the resources of a page. */
export function pictureName({ sha256 }: PictureFile): string {
  return `P${sha256.slice(0, 12)}`;
}
