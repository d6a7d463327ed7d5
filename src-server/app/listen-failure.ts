import { StartFailure } from './start-failure.ts';

/** The variables of an address with their values, as they are named to the operator. */
type NamedAddress = { readonly host: string; readonly port: string };

/** Why an address cannot be listened on, as the line to print; undefined for what the system did not say. */
export function listenFailure(error: unknown, { host, port }: NamedAddress): StartFailure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  switch (code) {
    case 'EADDRINUSE':
      return new StartFailure(`${port} is in use by another program on ${host} (${code}).`);
    case 'EACCES':
      return new StartFailure(`${port} may not be listened on by you: take one from 1024 on (${code}).`);
    case 'EADDRNOTAVAIL':
      return new StartFailure(`${host} is no address of this machine (${code}).`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(`${host} is not known as a name of a host (${code}).`);
    default:
      return new StartFailure(`Cannot listen on ${host}, ${port}: ${code}.`);
  }
}
