import pg from 'pg';
import { type Dispatcher, type JobAgent, type JobContact, wordsAsked, wordsOf } from './job.js';

const TABLE = `
  create table agents (
    number int primary key, languages text[] not null, words text[] not null, contact int, free_since bigint not null
  );
  create sequence turns;
  create index agents_free on agents (free_since) where contact is null;
`;

/** The usual queue in a database: the row of the able agent free longest is locked, skipping rows locked by others, and taken. */
const ASSIGN = `
  update agents set contact = $1
  where number = (
    select number from agents where contact is null and languages @> $2 and words @> $3
    order by free_since, number limit 1 for update skip locked
  )
  returning number
`;

const RELEASE = `update agents set contact = null, free_since = nextval('turns') where number = $1`;

/** Fills the table once; further dispatchers on the same server share it. */
export async function preparePostgres(options: pg.ClientConfig, agents: readonly JobAgent[]): Promise<void> {
  const client = new pg.Client(options);
  await client.connect();
  await client.query(TABLE);
  for (const agent of agents)
    await client.query('insert into agents values ($1, $2, $3, null, $4)', [
      agent.number,
      agent.languages,
      wordsOf(agent),
      agent.number - agents.length,
    ]);
  await client.query('analyze agents');
  await client.end();
}

/** One connection, statements prepared. */
export async function postgresDispatcher(options: pg.ClientConfig): Promise<Dispatcher> {
  const client = new pg.Client(options);
  await client.connect();
  return {
    async assign(contact: JobContact) {
      const { rows } = await client.query<{ number: number }>({
        name: 'assign',
        text: ASSIGN,
        values: [contact.number, [contact.language], wordsAsked(contact)],
      });
      return rows[0]?.number ?? -1;
    },
    release: async (agent) => void (await client.query({ name: 'release', text: RELEASE, values: [agent] })),
    close: () => client.end(),
  };
}
