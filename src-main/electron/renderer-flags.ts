/**
 * What V8 is started with in a window. A list that scrolls by leaves a hundred megabytes of old rows behind before the
 * browser looks, since it lets the heap grow fourfold between two collections; doubling costs no frame. Measured by
 * `npm run bench:screens`, which starts its browser with the same.
 */
export const rendererFlags = '--heap-growing-percent=100';
