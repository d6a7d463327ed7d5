import { describe, expect, it } from 'vitest';
import { isOpenToEavesdroppers } from './server-address.ts';

describe('the address of a server', () => {
  it.each([
    ['http://10.1.2.3:4700', true],
    [' HTTP://duebook.example ', true],
    ['https://duebook.example', false],
    ['http://localhost:4700', false],
    ['http://127.0.0.1:4700', false],
    ['http://[::1]:4700', false],
    ['duebook.example', false],
    ['', false],
  ])('%s can be read on its way: %s', (typed, isOpen) => {
    expect(isOpenToEavesdroppers(typed)).toBe(isOpen);
  });
});
