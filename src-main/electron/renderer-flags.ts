/**
 * What V8 is started with in a window. A list that scrolls by leaves a hundred megabytes of old rows behind before the
 * browser looks, since it lets the heap grow fourfold between two collections. `npm run bench:screens` starts its browser
 * with the same; `docs/benchmarks.md` has what less and more cost.
 */
export const rendererFlags = '--max-semi-space-size=8 --heap-growing-percent=50';
