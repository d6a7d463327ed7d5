/**
 * What Node is started with for the browser host. Rows and documents come and go by the hundred thousand in a rebuild;
 * with its usual young generation V8 lets them pile up to 100 MB more before it looks.
 */
export const runtimeFlags: readonly string[] = ['--max-semi-space-size=4'];
