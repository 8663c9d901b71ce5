import { LifeEvent, type LifeEventDefinition } from './life-event.js';
import { GROWING_UP } from './life-events/growing-up.js';
import { NEED } from './life-events/need.js';
import { WORKING_LIFE } from './life-events/working-life.js';

/** All life events by code. */
export const LIFE_EVENTS: Readonly<Record<LifeEvent, LifeEventDefinition>> = {
  ...GROWING_UP,
  ...WORKING_LIFE,
  ...NEED,
};
