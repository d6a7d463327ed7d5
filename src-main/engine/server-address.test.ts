import { describe, expect, it } from 'vitest';
import { readServerUrl } from './server-address.ts';

describe('the address of a server as a person types it', () => {
  it.each([
    ['https://duebook.example', 'https://duebook.example'],
    ['  https://duebook.example/  ', 'https://duebook.example'],
    ['duebook.example', 'https://duebook.example'],
    ['http://127.0.0.1:4700', 'http://127.0.0.1:4700'],
    ['https://example.org/collections/#/worklist?x=1', 'https://example.org/collections'],
    ['ftp://duebook.example', undefined],
    ['https://ada:secret@duebook.example', undefined],
    ['two words', undefined],
    ['', undefined],
  ])('%j is read as %s', (typed, url) => {
    expect(readServerUrl(typed)).toBe(url);
  });
});
