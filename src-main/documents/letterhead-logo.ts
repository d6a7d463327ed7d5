import { isInk } from '../../src-shared/domain/document-template/logo-ink.ts';
import type { PrintedTemplate } from '../engine/ports/documents-port.ts';
import type { PictureFile } from './layout/block.ts';
import { readPng } from './picture-file.ts';

type Logo = NonNullable<PrintedTemplate['letterhead']['logo']>;

/** The picture of a logo, or why the name stands in its place. */
export type ReadLogo =
  | { readonly picture: PictureFile }
  | { readonly code: 'LOGO_NOT_READABLE' | 'LOGO_INVISIBLE' };

/** A worker prints the papers of one organisation, and while its template changes those of two. */
const maxKept = 2;
const kept = new Map<string, ReadLogo>();

/** Read once in each worker. */
export function readLogo({ sha256, png }: Logo): ReadLogo {
  const known = kept.get(sha256);
  if (known !== undefined) return known;
  const file = readPng(Buffer.from(png, 'base64'));
  // What a paper is made of has the hash: another picture would be another paper.
  if (file?.sha256 !== sha256) return { code: 'LOGO_NOT_READABLE' };
  const read: ReadLogo = isVisible(file) ? { picture: file } : { code: 'LOGO_INVISIBLE' };
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= maxKept) kept.delete(oldest);
  kept.set(sha256, read);
  return read;
}

function isVisible({ width, height, colours, samples, alpha }: PictureFile): boolean {
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    let darkest = 255;
    for (let colour = 0; colour < colours; colour += 1)
      darkest = Math.min(darkest, samples[pixel * colours + colour] ?? 255);
    if (isInk(darkest, alpha?.[pixel] ?? 255)) return true;
  }
  return false;
}
