import { pino } from 'pino';

/** What the gateway logs: facts about connections, never what they carry. */
export interface Log {
  info(facts: Facts, sentence: string): void;
  warn(facts: Facts, sentence: string): void;
  error(facts: Facts, sentence: string): void;
}
export type Facts = Readonly<Record<string, unknown>>;

const nothing = (): void => undefined;
export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };

/** Fields removed from every log line, at the top or one level down, in case they are passed by mistake. */
const SECRET = ['token', 'authorization', 'Authorization', 'secret', 'body', 'customer', 'attributes', 'headers', 'url'];

/** JSON lines on standard error (standard output belongs to the program's answers), secrets removed. */
export function jsonLog(options: { level?: 'info' | 'warn' | 'error'; destination?: { write(line: string): void } } = {}): Log {
  return pino(
    {
      level: options.level ?? 'info',
      base: { part: 'gateway' },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*["sec-websocket-protocol"]`]), censor: '[redacted]' },
    },
    options.destination ?? pino.destination(2),
  );
}
