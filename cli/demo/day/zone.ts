/**
 * The zone in which the demo day is told: Central European Time, on the clocks of Prague and Warsaw. Lisbon is an hour behind,
 * Bucharest an hour ahead.
 */
export const demoZone = 'Europe/Prague';
