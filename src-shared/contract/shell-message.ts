import { z } from 'zod';
import { maxPackCharacters } from './pack-file.ts';
import { shortcutList } from './shortcut-list.ts';

/** What of an account a link may lead to. */
export const linkParts = ['invoices', 'promises', 'disputes', 'plans', 'payments', 'timeline'] as const;

/** An account as somebody outside of Duebook names it: by its id or its number. */
export const accountReferenceSchema = z
  .string()
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._/+-]{0,62}[\p{L}\p{N}])?$/u);

/** Shows an account and no more: a link never opens a form, fills one, or hands anything in. */
export const accountLinkSchema = z.strictObject({
  account: accountReferenceSchema,
  part: z.enum(linkParts).nullable(),
});
export type AccountLink = Readonly<z.output<typeof accountLinkSchema>>;

/** Screens that the shell leads to by itself, with their addresses. */
export const shellPlaces = { worklist: '/', accounts: '/accounts', attention: '/attention' } as const;
export type ShellPlace = keyof typeof shellPlaces;
export const shellPlaceSchema = z.enum(Object.keys(shellPlaces) as [ShellPlace, ...ShellPlace[]]);

/**
 * What the shell asks of a window: to show an account, or one of a few screens, to look at a statement pack that somebody opened (its text,
 * unread), or to do what a shortcut does, by its keys as they are listed.
 */
export const shellMessageSchema = z.discriminatedUnion('message', [
  z.strictObject({ message: z.literal('account'), link: accountLinkSchema }),
  z.strictObject({ message: z.literal('place'), place: shellPlaceSchema }),
  z.strictObject({ message: z.literal('pack'), text: z.string().max(maxPackCharacters + 1) }),
  z.strictObject({
    message: z.literal('shortcut'),
    keys: z.string().refine((keys) => shortcutList.some((one) => one.keys.includes(keys))),
  }),
]);
export type ShellMessage = Readonly<z.output<typeof shellMessageSchema>>;

/** The name of the message, from main to preload and from preload to its own page. */
export const shellChannel = 'duebook:shell';
