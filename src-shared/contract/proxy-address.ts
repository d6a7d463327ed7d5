/** True for the address of a proxy: host and port, and nothing behind them, which a request could not be sent with. */
export function isProxyAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return false;
  return url.pathname === '/' && url.search === '' && url.hash === '';
}
