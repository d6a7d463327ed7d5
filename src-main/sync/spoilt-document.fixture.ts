import { pullPath, type RunningSync } from './running-sync.fixture.ts';

/** One invoice comes with an amount that is no whole number; all else comes as it was sent. */
export function spoilOneInvoice({ proxy }: RunningSync): void {
  let isSpoilt = false;
  const rewrite = (body: string) => {
    if (isSpoilt || !body.includes('"dueDate"') || !body.includes('"invoiceDate"')) return body;
    isSpoilt = true;
    return body.replace(/"amountMinor":\s*(\d+)/, '"amountMinor":$1.5');
  };
  proxy.onRequest((path) => (path === pullPath ? { kind: 'pass', rewrite } : { kind: 'pass' }));
}
