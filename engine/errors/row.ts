/** What is said of a code. `{names}` are filled in from the case at hand; what stands in `[…]` is left out where its name is not known. */
export interface Row<Message extends string = string, Next extends string = string> {
  readonly message: Message;
  readonly next: Next;
  readonly retriable: boolean;
}

/** The sentences keep their wording as a type: `details.ts` reads from it what they name. */
export const row = <const Message extends string, const Next extends string>(
  message: Message,
  options: { readonly next: Next; readonly retriable?: boolean },
): Row<Message, Next> => ({ message, next: options.next, retriable: options.retriable ?? false });
