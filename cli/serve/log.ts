import colours from 'picocolors';
import { pino } from 'pino';
import type { LogLevel } from './log-levels.js';

export type ServiceLog = ReturnType<typeof openLog>;

/** Fields that never reach a log, at the top or one level down, whoever passes them by mistake. */
const SECRET = ['token', 'authorization', 'Authorization', 'secret', 'body', 'customer', 'attributes', 'headers', 'url', 'text'];
const REDACTED = SECRET.flatMap((name) => [name, `*.${name}`]);

/** One JSON line per entry on standard error, or on a terminal one line for the eye. Standard output belongs to the program's answers. */
export function openLog(level: LogLevel) {
  const forEyes = process.stderr.isTTY === true;
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: REDACTED, censor: '[redacted]' } },
    forEyes ? { write: (line: string) => void process.stderr.write(`${readable(line)}\n`) } : pino.destination({ dest: 2, sync: true }),
  );
}

const NAMES: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: colours.yellow('warn'), 50: colours.red('error') };

function readable(line: string): string {
  const { time, level, msg, ...facts } = JSON.parse(line) as { time: string; level: number; msg: string };
  const said = Object.entries(facts).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [colours.dim(time.slice(11, 19)), NAMES[level] ?? String(level), msg, colours.dim(said.join(' '))].join(' ').trimEnd();
}
