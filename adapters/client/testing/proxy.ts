import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  readonly cuts: number;
  readonly stalls: number;
  /** From now on nothing is cut any more. */
  calm(): void;
  /** From now on nothing goes through, and nobody is told: a network that is just gone. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly port: number;
  /** Gives [0, 1). */
  readonly random: () => number;
  /** A connection lives for this many bytes, both ways together; drawn anew for each. */
  readonly bytesMin: number;
  readonly bytesMax: number;
  /** Share of connections that fall silent instead of being cut. */
  readonly stalled: number;
}

/** A TCP proxy on this machine that cuts each connection after a random number of bytes, wherever in a frame that is. */
export async function openProxy({ port, random, bytesMin, bytesMax, stalled }: ProxyOptions): Promise<CuttingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let cuts = 0;
  let stalls = 0;
  let calm = false;
  let frozen = false;

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    let left = bytesMin + Math.floor(random() * (bytesMax - bytesMin));
    const fallsSilent = random() < stalled;
    let silent = false;
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    const forward = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => {
        if (silent || frozen) return;
        if (calm || bytes.length <= left) {
          left -= bytes.length;
          to.write(bytes);
          return;
        }
        to.write(bytes.subarray(0, left));
        if (fallsSilent) {
          stalls += 1;
          silent = true;
        } else {
          cuts += 1;
          // What was written has to get out before the reset.
          setImmediate(end);
        }
      });
      from.on('error', end);
      from.on('close', end);
    };
    forward(near, far);
    forward(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    port: address.port,
    get cuts() {
      return cuts;
    },
    get stalls() {
      return stalls;
    },
    calm: () => {
      calm = true;
    },
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    close: async () => {
      for (const [near, far] of pairs) {
        near.destroy();
        far.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
