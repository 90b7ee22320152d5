import type { CommandInput } from '@signalbox/engine';
import type { ServerFrame } from '@signalbox/engine/protocol';
import { SignJWT } from 'jose';
import type { WebSocket } from 'ws';
import { agentName } from '../../hall/world.js';
import { connected, openSockets } from './sockets.js';

/** Numbers its commands and reads its frames; as little of a client as a load generator needs. */
export interface Line {
  readonly socket: WebSocket;
  command(command: CommandInput): void;
}

export interface Lines {
  readonly url: string;
  readonly secret: string;
}

type Hear = (line: Line, frame: ServerFrame) => void;

const token = (secret: string, claims: Readonly<Record<string, unknown>>): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode(secret));

async function openLine({ url, secret }: Lines, claims: Readonly<Record<string, unknown>>, hear: Hear): Promise<Line> {
  const bearer = await token(secret, claims);
  return new Promise((resolve, reject) => {
    let n = 0;
    let line: Line | undefined;
    const heard = (text: string, socket: WebSocket): void => {
      const frame = JSON.parse(text) as ServerFrame;
      line ??= { socket, command: (command) => socket.send(JSON.stringify({ type: 'command', n: ++n, command })) };
      if (frame.type === 'welcome') {
        n = frame.highestN;
        socket.send(JSON.stringify({ type: 'subscribe' }));
      } else if (frame.type === 'snapshot' && !frame.more) resolve(line);
      else if (frame.type === 'error') reject(new Error(frame.message));
      else hear(line, frame);
    };
    connected(`${url}?client=load`, ['signalbox.v1', `bearer.${bearer}`], heard).then(
      (socket) => socket.on('close', (code, reason) => reject(new Error(`the gateway closed a connection: ${code} ${reason}`))),
      reject,
    );
  });
}

export const openAdapter = (lines: Lines, hear: Hear): Promise<Line> =>
  openLine(lines, { sub: 'load', role: 'adapter', tenants: ['bench'], channels: ['voice', 'chat'] }, hear);

/** All agents at their desks, signed in. Each accepts every offer and releases the contact at once. */
export function openDesks(count: number, lines: Lines, offered: (contact: string) => void): Promise<WebSocket[]> {
  const hear: Hear = (line, frame) => {
    if (frame.type !== 'events') return;
    for (const event of frame.events) {
      if (event.type === 'offer.made') {
        offered(event.contact);
        line.command({ type: 'offer.accept', offer: event.offer });
      } else if (event.type === 'offer.accepted') line.command({ type: 'contact.release', tenant: 'bench', contact: event.contact });
    }
  };
  return openSockets(count, async (n) => {
    const agent = agentName(n);
    const line = await openLine(lines, { sub: agent, role: 'desk', tenants: ['bench'], agents: [agent] }, hear);
    line.command({ type: 'agent.sign-in', agent });
    return line.socket;
  });
}
