import { apiFailure } from './api-failure.ts';

/**
 * Reads a JSON body. Strange members (`__proto__`, deep nesting) are left in place: each command is judged by itself,
 * so that one bad one cannot spoil the batch that it came in.
 */
export function parseJsonBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiFailure('COMMAND_INVALID', { message: 'The body is not JSON.' });
  }
}
