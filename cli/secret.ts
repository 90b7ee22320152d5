import { readFileSync } from 'node:fs';
import { EXIT } from './exit-codes.js';
import { failure } from './failure.js';

/** Name of the variable that may hold the secret. */
export const SECRET_VARIABLE = 'SIGNALBOX_SECRET';

export interface SecretOptions {
  readonly secretFile?: string;
}

export const SECRET_HELP = `file with the secret that tokens are signed with, 32 bytes or more; or the variable ${SECRET_VARIABLE}`;

/** The secret that tokens are signed and checked with. A line feed at the end of the file is not part of it. */
export function readSecret({ secretFile }: SecretOptions): string {
  if (secretFile === undefined) {
    const secret = process.env[SECRET_VARIABLE];
    if (secret !== undefined && secret !== '') return secret;
    throw missing('There is no secret to sign tokens with.');
  }
  try {
    const secret = readFileSync(secretFile, 'utf8').trimEnd();
    if (secret !== '') return secret;
  } catch (error) {
    throw missing(`The secret cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  throw missing(`The file ${secretFile} is empty.`);
}

const missing = (message: string) =>
  failure(
    'SECRET_MISSING',
    message,
    `Make one with \`openssl rand -base64 32 > secret.txt\` and give it with --secret-file secret.txt, or in ${SECRET_VARIABLE}.`,
    EXIT.cannotStart,
  );
