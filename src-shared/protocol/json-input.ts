import { z } from 'zod';
import { isStorableText } from '../domain/document.ts';

/** How deep the values of a command's input may nest: no rule needs more than a list of records. */
export const maxInputDepth = 16;

export type JsonValue = z.core.util.JSONType;

/**
 * A JSON value of bounded depth whose texts can be stored. Deeper input is refused before it is walked: `z.json()`
 * throws RangeError on it, and so would whatever writes it.
 */
export const jsonValueSchema = z.custom<JsonValue>((value) => isJsonValue(value, maxInputDepth), {
  error: 'not JSON, nested too deeply, or with text that cannot be stored',
});

function isJsonValue(value: unknown, depthLeft: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depthLeft === 0) return false;
  if (Array.isArray(value)) return value.every((one) => isJsonValue(one, depthLeft - 1));
  return Object.entries(value).every(([key, one]) => isStorableText(key) && isJsonValue(one, depthLeft - 1));
}
