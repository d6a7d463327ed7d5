/** What the page and its host speak over a socket; behind it in the list of protocols stands the key of the line. */
export const lineProtocol = 'duebook';

/** Where the host puts the key of the line behind the address of the page: `/#line=…`. */
export const lineKeyMark = '#line=';

/** Where the host says how to be let in, also to a browser that has the cookie and no key any more. */
export const noKeyPath = '/no-key';
