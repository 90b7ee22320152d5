/** Every limit on what a router accepts and keeps, in one place; docs/limits.md lists them. */
export const LIMITS = {
  /** Longest id, key or tag, in UTF-16 units. */
  idLength: 128,
  /** Longest reason or disposition code. */
  codeLength: 64,
  languagesPerContact: 8,
  skillsPerContact: 16,
  termsPerRequirement: 16,
  attributesPerContact: 32,
  priority: 1_000,
  /** Live contacts in one router. */
  contacts: 2_000_000,
  agents: 100_000,
  /** Shifts of a roster, each counted once for every time zone it is worked in. */
  shifts: 5_000,
  connectionsPerAgent: 8,
  /** Supervisors who take part in one contact. */
  participantsPerContact: 8,
  /** Deputies of a customer's owner, and the longest time a contact is reserved for one agent. */
  deputies: 8,
  affinityMs: 30 * 86_400_000,
  /** Agents one `agents.change` may name. */
  agentsPerChange: 1_000,
  /** Changes by supervisors in force together for one agent. */
  changesPerAgent: 16,
  adapters: 1_024,
  stepsPerPolicy: 12,
  overflowsPerQueue: 8,
  /** Individual slots that a queue may list, slots in one answer, and slots searched for the next free one. */
  slotsListed: 1_000,
  slotsTold: 500,
  slotsSearched: 10_000,
  /** Attempts to reach a customer who is to be called back. */
  dialAttempts: 100,
  /** Zones customers of campaigns may be in. */
  customerZones: 100,
  /** Customers whom no campaign may call; none of them is ever forgotten by itself. */
  doNotContact: 1_000_000,
  /** Groups of hubs that may share a queue, and assignments that shares look back on. */
  shareGroups: 16,
  shareWindow: 10_000,
  /** Acceptances of each agent that a hub's blend looks back on. */
  blendWindow: 200,
  /** How often a wrap-up may be extended. */
  wrapUpExtensions: 100,
  /** Agents a broadcast asks at a time. */
  offersPerContact: 32,
  /** Accepted commands whose outcome is remembered per sender. */
  outcomesPerSender: 1_024,
  senders: 100_000,
  /** A sender not heard of for this long is forgotten. */
  senderIdleMs: 7 * 86_400_000,
  /** Places that customers who abandoned may return to. */
  rememberedPlaces: 100_000,
  /** Customers whose last agent is remembered, and for how long. */
  rememberedCustomers: 500_000,
  rememberedCustomerMs: 30 * 86_400_000,
  /** Longest time a contact is set aside; then it comes back by itself. */
  asideMs: 90 * 86_400_000,
  /** Contacts one reconciliation may list. */
  heldContacts: 100_000,
  /** How many of those that are not live here are named at a time. */
  unknownHeld: 1_000,
  /** How far the host's clock may be behind the last recorded instant before starting is refused. */
  clockAheadMs: 5_000,
} as const;
