/**
 * What Node is started with for the browser host. Rows and documents come and go by the hundred thousand in a rebuild
 * or a first sync; with its usual young generation, and room for gigabytes, V8 lets them pile up to 100 MB and more
 * before it looks. Three times what the engine needs for a million invoices.
 */
export const runtimeFlags: readonly string[] = ['--max-semi-space-size=4', '--max-old-space-size=1024'];
