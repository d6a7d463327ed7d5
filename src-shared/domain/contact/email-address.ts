import { z } from 'zod';

/** The longest address that SMTP carries (RFC 5321, 4.5.3.1.3, less its brackets). */
const maxLength = 254;

/**
 * One address that a mail server takes: `name@host`, of plain characters. Without a name beside it, so that nothing in
 * it can begin another header or another recipient.
 */
export const emailAddressSchema = z.email().max(maxLength);

/** True for what a mail can be addressed to; what people have typed for a contact need not be one. */
export function isEmailAddress(text: string): boolean {
  return emailAddressSchema.safeParse(text).success;
}
