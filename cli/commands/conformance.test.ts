// Proves that `conformance` says where to connect, tells each check with what was expected, and ends with exit code 1 where a client does not pass.
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { runPlainClient } from '../conformance/testing/plain-client.js';
import { EXIT } from '../exit-codes.js';
import { signalbox, start } from '../testing/binary.js';

test('a client that never subscribes is told what it should have done, and where that is written', async () => {
  const started = start(['conformance', '--role', 'desk', '--patience', '1s']);
  const said = await started.said(/Ctrl-C/);
  const [, url = ''] = /url {4}(\S+)/.exec(said) ?? [];
  const [, token = ''] = /token {2}(\S+)/.exec(said) ?? [];
  const [, tokenUrl = ''] = /GET (\S+)\./.exec(said) ?? [];
  const client = runPlainClient({ url, token, tokenUrl }, 'desk', 'never subscribes');
  const { code, stdout } = await started.ended;
  client.close();
  expect(code).toBe(EXIT.wrong);
  expect(stdout).toContain('failed    connects: It connected and did not subscribe.\n          A client subscribes once it is welcome');
  expect(stdout).toContain('docs/protocol.md, "The first frames".');
  expect(stdout).toContain('not seen  gap: ');
  expect(stdout).toContain('20 checks: 2 passed, 1 failed, 17 not seen.');
});

test('with --relay it says what is to be done about lines, and plays them', async () => {
  const started = start(['conformance', '--role', 'adapter', '--relay', '--patience', '1s']);
  const said = await started.said(/Ctrl-C/);
  expect(said).toContain('It answers each line of the desk with the same body.');
  const [, url = ''] = /url {4}(\S+)/.exec(said) ?? [];
  const [, token = ''] = /token {2}(\S+)/.exec(said) ?? [];
  const [, tokenUrl = ''] = /GET (\S+)\./.exec(said) ?? [];
  const client = runPlainClient({ url, token, tokenUrl }, 'adapter', 'never subscribes');
  const { stdout } = await started.ended;
  client.close();
  for (const name of ['lines', 'line missing', 'lines resumed']) expect(stdout).toContain(`not seen  ${name}: `);
});

test('a port that is taken is told as by serve', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const { code, stderr } = await signalbox(['conformance', '--role', 'adapter', '--port', String(port)]);
  await new Promise((resolve) => taken.close(resolve));
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toContain('PORT_IN_USE');
});
