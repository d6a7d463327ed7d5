/**
 * What Node is started with for the browser host. Rows and documents come and go by the hundred thousand in a first sync
 * and in a rebuild; with its usual young generation V8 lets them pile up to 100 MB more before it looks, and it lets the
 * old one grow fourfold between two collections. Doubling is enough: `docs/benchmarks.md` has what less and more cost.
 */
export const runtimeFlags: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=100'];
