import { z } from 'zod';
import { wordedText } from '../document.ts';
import { contrastWithWhite, leastContrast } from './accent.ts';
import { isPrintable } from './is-printable.ts';
import { logoFault, maxLogoBytes, maxLogoEdge } from './logo-facts.ts';

/** By the customer's country, a window of DIN 5008 in its form A or B, that of a #10 envelope, or no window. */
export const windowChoices = ['automatic', 'din-a', 'din-b', 'us-10', 'none'] as const;
export type WindowChoice = (typeof windowChoices)[number];

/** In millimetres: what a window shows of the sheet bounds the left margin, and what printers print the others. */
export const marginBounds = {
  left: { least: 23, most: 27 },
  right: { least: 10, most: 30 },
  bottom: { least: 12, most: 30 },
} as const;
export const logoWidthBounds = { least: 10, most: 80 } as const;
export const footerBounds = { columns: 4, lines: 5, characters: 80 } as const;

const logoWords = {
  'no-png': 'is no PNG file in base64',
  'too-large': `has more than ${maxLogoBytes / 1024} KB`,
  'too-many-pixels': `is wider or higher than ${maxLogoEdge} pixels`,
  'not-8-bit': 'is a PNG of a kind that is not printed: 8 bits a sample, no palette, not interlaced',
} as const;

const logoSchema = z.strictObject({
  /** The file in base64. */
  png: z
    .string()
    .max(Math.ceil(maxLogoBytes / 3) * 4 + 4)
    .superRefine((png, context) => {
      const fault = logoFault(png);
      if (fault !== undefined) context.addIssue({ code: 'custom', message: logoWords[fault] });
    }),
  /** On paper; it is set smaller where the room above the address is too low for it. */
  widthMm: z.int().min(logoWidthBounds.least).max(logoWidthBounds.most),
  /** In place of the name, or on the right with the name on the left. */
  side: z.enum(['left', 'right']),
});

const unprintable = { error: 'has a character that cannot be printed: type it anew without it' };

const margin = (side: keyof typeof marginBounds) =>
  z.int().min(marginBounds[side].least).max(marginBounds[side].most);

/** What stands around the text of every paper. */
export const letterheadSchema = z.strictObject({
  logo: logoSchema.nullable(),
  /** Of names and headings, as `#rrggbb`; null for the built-in one. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .refine((colour) => contrastWithWhite(colour) >= leastContrast, {
      error: `is too light for text on white: a contrast of ${leastContrast} at least`,
    })
    .nullable(),
  window: z.enum(windowChoices),
  /** Null for those of the sheet. */
  marginsMm: z
    .strictObject({ left: margin('left'), right: margin('right'), bottom: margin('bottom') })
    .nullable(),
  /** Columns of lines at the foot of each page: register court, VAT id, directors. */
  footer: z
    .array(
      z
        .array(wordedText(footerBounds.characters).refine(isPrintable, unprintable))
        .min(1)
        .max(footerBounds.lines),
    )
    .max(footerBounds.columns),
});
export type Letterhead = z.infer<typeof letterheadSchema>;
export type Logo = NonNullable<Letterhead['logo']>;

export const builtInLetterhead: Letterhead = {
  logo: null,
  accent: null,
  window: 'automatic',
  marginsMm: null,
  footer: [],
};
