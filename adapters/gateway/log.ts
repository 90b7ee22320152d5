import { pino } from 'pino';

/** What the gateway writes down: facts about connections, never their content. */
export interface Log {
  info(facts: Facts, sentence: string): void;
  warn(facts: Facts, sentence: string): void;
  error(facts: Facts, sentence: string): void;
}
export type Facts = Readonly<Record<string, unknown>>;

const nothing = (): void => undefined;
export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };

/** Fields that never reach a log, at the top or one level down, whoever passes them by mistake. */
const SECRET = ['token', 'authorization', 'Authorization', 'secret', 'body', 'customer', 'attributes', 'headers', 'url'];

/** JSON lines on standard error (standard output belongs to the program's answers), secrets blotted out. */
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
