/**
 * The order of what happens in one instant of a simulation, as kinds on the agenda; within a kind, in the order of entry. Agents answer
 * their offers, then work and wrap-ups end, then customers arrive, and last, patience runs out: a customer who can be answered at the very
 * instant in which patience ends is answered. The fate of a contact so does not depend on which of two appointments was made first.
 */
export const TURNS = { answer: 0, work: 1, arrival: 2, givingUp: 3 } as const;
