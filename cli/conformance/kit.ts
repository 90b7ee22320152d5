import { openCounterpart } from './counterpart.js';
import { openHouse, type TestedRole } from './house.js';
import type { Extra, Result } from './item.js';
import { play } from './play.js';
import { type Ask, openStage } from './stage.js';
import { openTape } from './tape.js';
import { openWire } from './wire.js';

export interface KitOptions {
  readonly role: TestedRole;
  /** Port to listen on; 0: any free one. */
  readonly port: number;
  readonly patienceMs: number;
  /** What the client can do besides its task, and is tested for too. */
  readonly extras: readonly Extra[];
}

/** A box on this machine that waits for a client to test. */
export interface Kit {
  readonly url: string;
  readonly token: string;
  /** Where it gets another one, by HTTP. */
  readonly tokenUrl: string;
  /** Resolves once every situation has been played against the first client that connects. */
  test(tell?: (result: Result) => void, ask?: Ask): Promise<readonly Result[]>;
  close(): Promise<void>;
}

/** Opens a real router and gateway with the line in front of them on which things go wrong. Throws what listening throws. */
export async function openKit({ role, port, patienceMs, extras }: KitOptions): Promise<Kit> {
  const house = await openHouse();
  const tape = openTape();
  const wire = await openWire({ gatewayPort: house.gatewayPort, port, tape, token: () => house.token(role) }).catch(
    async (cause: unknown) => {
      await house.close();
      throw cause;
    },
  );
  const counterpart = await openCounterpart(role, house.router);
  const stage = openStage({ role, house, wire, tape, counterpart, patienceMs });
  return {
    url: wire.url,
    token: await house.token(role),
    tokenUrl: wire.tokenUrl,
    test: async (tell = () => undefined, ask = () => undefined) => {
      const asking: Ask = (what) => {
        if (what === 'start') tape.add({ atMs: performance.now(), link: 0, what: 'started' });
        ask(what);
      };
      await new Promise<void>((resolve) => {
        const leave = tape.watch(() => {
          if (tape.entries.at(-1)?.what !== 'opened') return;
          leave();
          resolve();
        });
      });
      return play({ ...stage, ask: asking }, extras, tell);
    },
    close: async () => {
      await wire.close();
      await house.close();
    },
  };
}
