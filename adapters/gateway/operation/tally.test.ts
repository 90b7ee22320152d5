// Proves that what is counted in plain numbers reaches prom-client in full and once, whenever and however often it is asked.
import { Counter, Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { openMetrics } from './metrics.js';
import { openTally, openValues } from './tally.js';

test('every count and value is told once, and each series is there from the start', async () => {
  const registers = [new Registry()];
  const counter = new Counter({ name: 'frames', help: '-', labelNames: ['type'], registers });
  const histogram = new Histogram({ name: 'spans', help: '-', buckets: [1, 10], registers });
  const tally = openTally(['events', 'bye'], (type) => counter.labels(type));
  const values = openValues(histogram);
  const counts = async () => Object.fromEntries((await counter.get()).values.map(({ labels, value }) => [labels['type'], value]));
  expect(await counts()).toEqual({ events: 0, bye: 0 });

  for (let i = 0; i < 2_500; i++) {
    tally.add('events');
    values.take(i % 2 === 0 ? 0.5 : 5);
  }
  for (let asked = 0; asked < 2; asked++) {
    tally.tell();
    values.tell();
    expect(await counts()).toEqual({ events: 2_500, bye: 0 });
    const told = (await histogram.get()).values.map(({ value }) => value);
    expect(told).toEqual([1_250, 2_500, 2_500, 1_250 * 0.5 + 1_250 * 5, 2_500]);
  }
});

test('a gateway that is asked shows what has been counted so far', async () => {
  const metrics = openMetrics(() => 0);
  metrics.sent('ok');
  metrics.command('contact.enqueue', 'ok');
  metrics.startAnswer()();
  const page = await metrics.registry.metrics();
  expect(page).toContain('signalbox_gateway_frames_total{direction="out",type="ok"} 1');
  expect(page).toContain('signalbox_gateway_commands_total{type="contact.enqueue",outcome="ok"} 1');
  expect(page).toContain('signalbox_gateway_answer_seconds_count 1');
});
