import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../bench/harness/seeded-random.ts';
import { nextFault, nextWeather, weathers } from './weather.ts';

const draws = Array.from({ length: 2_000 }, (_, index) => index);

describe('the weather of a network', () => {
  test('is every kind of weather in time, and the same for the same seed', () => {
    const run = () => {
      const random = seededRandom(7);
      return draws.map(() => nextWeather(random).weather);
    };
    expect(new Set(run())).toEqual(new Set(weathers));
    expect(run()).toEqual(run());
  });

  test('a calm one harms nothing', () => {
    const random = seededRandom(7);
    expect(draws.every(() => nextFault('calm', false, random) === undefined)).toBe(true);
  });

  test('a storm brings every fault that a request can have, and lets some pass', () => {
    const random = seededRandom(7);
    const kinds = new Set(draws.map(() => nextFault('storm', false, random)?.kind));
    expect([...kinds].map(String).sort()).toEqual([
      ...['half-open', 'html', 'latency', 'lost-answer', 'repeated', 'reset'],
      ...['short', 'status', 'trickle', 'truncated', 'undefined'],
    ]);
  });

  test('offline, nothing passes', () => {
    const random = seededRandom(7);
    expect(new Set(draws.map(() => nextFault('offline', true, random)?.kind))).toEqual(new Set(['reset']));
  });
});
