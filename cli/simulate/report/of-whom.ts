import { BY_THEMSELVES } from '@signalbox/simulations/scenario';

/** Said beside plots of service levels and waits where campaigns call. */
export const OF_WHOM = ` Where campaigns call, too: of those who came ${BY_THEMSELVES}.`;
