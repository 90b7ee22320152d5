/**
 * Erlang B, the share of arrivals that find all agents busy when nobody can wait (Erlang 1917), by the recursion that never overflows.
 * @param load offered load: arrivals per unit of time × mean handling time
 */
export function erlangB(load: number, agents: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}
