import type { PrintedTemplate } from '../engine/ports/documents-port.ts';
import type { PictureFile } from './layout/block.ts';
import { readPng } from './picture-file.ts';

type Logo = NonNullable<PrintedTemplate['letterhead']['logo']>;

/** A worker prints the papers of one organisation, and while its template changes those of two. */
const maxKept = 2;
const kept = new Map<string, PictureFile>();

/** The picture of a logo, read once in each worker; undefined for one that cannot be drawn for certain. */
export function readLogo({ sha256, png }: Logo): PictureFile | undefined {
  const known = kept.get(sha256);
  if (known !== undefined) return known;
  const file = readPng(Buffer.from(png, 'base64'));
  // What a paper is made of has the hash: another picture would be another paper.
  const picture = file?.sha256 === sha256 ? file : undefined;
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= maxKept) kept.delete(oldest);
  if (picture !== undefined) kept.set(sha256, picture);
  return picture;
}
