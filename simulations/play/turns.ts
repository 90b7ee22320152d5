/**
 * Who goes first of those who act in one instant, as kinds on the agenda; in one turn, whoever was entered first. Agents answer what they
 * are offered, then work ends and is written up, then customers come, and last whoever has run out of patience goes: who can be answered in the
 * very instant in which patience ends has been answered. So the fate of a contact does not hang on which of two appointments was made first.
 */
export const TURNS = { answer: 0, work: 1, arrival: 2, givingUp: 3 } as const;
