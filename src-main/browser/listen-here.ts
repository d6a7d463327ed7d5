import type { Server } from 'node:http';
import { HostFailure } from '../desktop/host-failure.ts';

/** Listens on this machine alone; 0 lets the system choose. @throws {HostFailure} where the port cannot be had. */
export function listenHere(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new HostFailure(`Port ${port} on 127.0.0.1 cannot be used. Choose another with --port.`, { cause }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('a TCP server has no port'));
    });
  });
}
