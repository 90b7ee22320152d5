import {
  attemptSchema,
  CLOSES,
  claimsSchema,
  clientFrames,
  clientIdSchema,
  commandSchema,
  querySchema,
  questionSchema,
  ROLES,
  SOCKET_PATH,
  SUBPROTOCOL,
  serverFrames,
  TOKEN_SUBPROTOCOL_PREFIX,
  viewSchemas,
  wireEventSchema,
  workSchema,
} from '@signalbox/engine/protocol';
import { z } from 'zod';
import { commandsOf } from './access/permit.js';
import { queriesOf } from './questions/questions.js';

type Json = Readonly<Record<string, unknown>>;
const ref = (path: string): Json => ({ $ref: `#/${path}` });

/** The schema of what clients may send: fields with defaults are not required. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return rest;
}

const viewName = (type: string): string => camel(`view-${type}`);

/** The views, each named once and referred to where another holds it. */
function viewsDescribed(): Json {
  const named = z.registry<{ id: string }>();
  for (const [type, schema] of Object.entries(viewSchemas)) named.add(schema, { id: viewName(type) });
  named.add(workSchema, { id: viewName('work') });
  named.add(questionSchema, { id: viewName('question') });
  const { schemas } = z.toJSONSchema(named, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}

const anyView = (types: readonly string[], description: string): Json => ({
  description,
  anyOf: types.map((type) => ref(`components/schemas/${viewName(type)}`)),
});

const camel = (type: string): string => type.replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());

const onTheWire = new Set(ROLES.flatMap((role) => commandsOf(role)));
const commandSchemas = commandSchema.options.filter(({ shape }) => onTheWire.has(shape.type.value));

/** Replaces a property of an object schema. */
const withProperty = (schema: Json, name: string, property: Json): Json => ({
  ...schema,
  properties: { ...(schema['properties'] as Json), [name]: property },
});

function frameSchema(type: string, schema: z.ZodType): Json {
  const plain = schemaOf(schema);
  if (type === 'command') return withProperty(plain, 'command', ref('components/schemas/Command'));
  if (type === 'query') return withProperty(plain, 'query', ref('components/schemas/Query'));
  if (type === 'events') {
    const events = (plain['properties'] as Json)['events'] as Json;
    return withProperty(plain, 'events', { ...events, items: ref('components/schemas/Event') });
  }
  if (type === 'answer')
    return withProperty(plain, 'view', anyView(Object.keys(viewSchemas), 'view<Question> answers <question>: see x-views'));
  if (type === 'snapshot')
    return withProperty(plain, 'view', anyView(['agent', 'adapter', 'overview'], 'desk: agent; adapter: adapter; supervisor: overview'));
  return plain;
}

const messagesOf = (side: 'client' | 'server', frames: Readonly<Record<string, z.ZodType>>): [string, Json][] =>
  Object.entries(frames).map(([type, schema]) => [
    camel(`${side}-${type}`),
    { name: type, contentType: 'application/json', summary: schema.description ?? type, payload: frameSchema(type, schema) },
  ]);

let described: string | undefined;

/** The description as JSON. It is built once, which takes tens of milliseconds. */
export function protocolText(): string {
  described ??= JSON.stringify(document());
  return described;
}

/**
 * The protocol as an AsyncAPI 3.1 document, built from the very schemas that check the frames. Every caller gets a copy of its own, which
 * takes some milliseconds.
 */
export const describeProtocol = (): Json => JSON.parse(protocolText()) as Json;

function document(): Json {
  const fromClient = messagesOf('client', clientFrames);
  const fromGateway = messagesOf('server', serverFrames);
  const operation = (action: 'send' | 'receive', messages: readonly [string, Json][], summary: string): Json => ({
    action,
    summary,
    channel: ref('channels/socket'),
    messages: messages.map(([name]) => ref(`channels/socket/messages/${name}`)),
  });

  return {
    asyncapi: '3.1.0',
    info: {
      title: 'Signalbox gateway',
      version: SUBPROTOCOL.replace(/^.*\.v/, ''),
      license: { name: 'MIT' },
      description: [
        `WebSocket, subprotocol ${SUBPROTOCOL}, one JSON object per text message. docs/protocol.md tells how the frames belong together.`,
        'Later versions only add frames and fields; pass over what you do not know.',
        `Close codes: ${Object.entries(CLOSES)
          .map(([reason, { code, means }]) => `${code} ${reason}: ${means}`)
          .join(' ')}`,
      ].join('\n\n'),
    },
    defaultContentType: 'application/json',
    channels: {
      socket: {
        address: SOCKET_PATH,
        messages: Object.fromEntries([...fromClient, ...fromGateway].map(([name]) => [name, ref(`components/messages/${name}`)])),
        bindings: {
          ws: {
            method: 'GET',
            query: {
              type: 'object',
              required: ['client'],
              dependentRequired: { run: ['attempt'], attempt: ['run'] },
              properties: { client: schemaOf(clientIdSchema), ...(schemaOf(attemptSchema)['properties'] as Json) },
            },
            headers: {
              type: 'object',
              required: ['Sec-WebSocket-Protocol'],
              properties: {
                'Sec-WebSocket-Protocol': {
                  type: 'string',
                  description: `${SUBPROTOCOL}, and where Authorization cannot be set: ${SUBPROTOCOL}, ${TOKEN_SUBPROTOCOL_PREFIX}<token>`,
                },
                Authorization: { type: 'string', description: 'Bearer <token>' },
              },
            },
          },
        },
      },
    },
    operations: {
      receiveFrames: operation('receive', fromClient, 'What a client may send.'),
      sendFrames: operation('send', fromGateway, 'What the gateway sends.'),
    },
    components: {
      messages: Object.fromEntries([...fromClient, ...fromGateway]),
      schemas: {
        Command: { oneOf: commandSchemas.map((schema) => ref(`components/schemas/${camel(`command-${schema.shape.type.value}`)}`)) },
        ...Object.fromEntries(commandSchemas.map((schema) => [camel(`command-${schema.shape.type.value}`), schemaOf(schema)])),
        Query: schemaOf(querySchema),
        Event: { oneOf: wireEventSchema.options.map((schema) => ref(`components/schemas/${camel(`event-${schema.shape.type.value}`)}`)) },
        ...Object.fromEntries(wireEventSchema.options.map((schema) => [camel(`event-${schema.shape.type.value}`), schemaOf(schema)])),
        ...viewsDescribed(),
        Claims: schemaOf(claimsSchema),
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Its claims: see the schema Claims.' },
      },
    },
    'x-views': Object.fromEntries(Object.keys(viewSchemas).map((type) => [type, ref(`components/schemas/${viewName(type)}`)])),
    'x-scopes': Object.fromEntries(ROLES.map((role) => [role, { commands: commandsOf(role), queries: queriesOf(role) }])),
  };
}
