import type { LogFields } from '../../engine/ports/log.ts';

/** A code, a name of a collection, a kind of error, an id, a place in the program. */
const plain = /^[\w.:/#|<>()-]{1,800}$/;

/**
 * The fields of a line as they may be kept. What is logged are codes and counts; a text that is not like one, with
 * spaces, an `@` or letters of a language, is somebody's words that got in by mistake, and is left out.
 */
export function plainFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value !== 'string' || value === '' || plain.test(value) ? value : '(left out)',
    ]),
  );
}
