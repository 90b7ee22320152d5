import { CLOSES } from '@signalbox/engine/protocol';

const closeOf = (code: number) => Object.values(CLOSES).find((one) => one.code === code);

/** Why a connection ended, in words; `because`: what was heard of it before. */
export const whyEnded = (code: number, because: string | null): string =>
  closeOf(code)?.means ?? because ?? `The connection was closed with code ${code}.`;

/** Whether another attempt would end the same way. Browsers do not say why an upgrade was refused; the package `ws` does. */
export function hopeless(code: number, because: string, sameToken: boolean): boolean {
  const close = closeOf(code);
  if (close !== undefined) return !close.again || (close.code === CLOSES.tokenExpired.code && sameToken);
  const [, status] = /Unexpected server response: (\d{3})/.exec(because) ?? [];
  return status === '400' || status === '403' || status === '404' || (status === '401' && sameToken);
}
