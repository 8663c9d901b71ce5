import { ActorKind } from '../../src/domain/access.js';
import { ChangeType, type NewEvent } from '../../src/domain/change-event.js';

/** An event about a service. */
export function event(more: Partial<NewEvent> = {}): NewEvent {
  return {
    type: ChangeType.REVISED,
    subjectType: 'Service',
    subjectKey: 7,
    subjectCode: 'FJ-BPS-007',
    revisionId: 107,
    effectiveOn: '2030-01-01',
    changeSetId: null,
    actorKind: ActorKind.PERSON,
    fields: ['standard', 'fundingText'],
    ...more,
  };
}

/** So many events, told apart by their codes: `name-0`, `name-1`, …. */
export function eventsNamed(name: string, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, place) => event({ subjectCode: `${name}-${place}` }));
}
