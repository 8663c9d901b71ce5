import { ActorKind, ANONYMOUS, type Actor } from '../../src/domain/access.js';
import { arrivingHolderOf, holderOf, OpenStreams, type OpenStream } from '../../src/server/open-streams.js';

const stream = (): OpenStream => ({ close: () => undefined, kill: () => undefined });
const known = (subject: string): Actor => ({ ...ANONYMOUS, kind: ActorKind.PERSON, subject });

describe('open streams', () => {
  it('leave each holder a tenth of the room, and at least one', () => {
    for (const [most, each] of [
      [30, 3],
      [19, 1],
      [9, 1],
    ] as const) {
      const open = new OpenStreams(most);
      const mine = Array.from({ length: each }, stream);
      expect(mine.map((one) => open.add(one, 'a'))).toEqual(mine.map(() => undefined));
      expect(open.add(stream(), 'a')).toMatchObject({ code: 'RATE_LIMITED', details: { limit: each } });
      expect(open.add(stream(), 'b')).toBeUndefined();
      open.delete(mine[0] as OpenStream);
      open.delete(mine[0] as OpenStream);
      expect(open.add(stream(), 'a')).toBeUndefined();
      expect(open.add(stream(), 'a')).toMatchObject({ code: 'RATE_LIMITED' });
    }
  });

  it('are refused to everybody when there is no room at all', () => {
    expect(new OpenStreams(0).add(stream(), 'a')).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    const open = new OpenStreams(2);
    for (const holder of ['a', 'b']) expect(open.add(stream(), holder)).toBeUndefined();
    expect(open.add(stream(), 'c')).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('pass from one holder to another, who must have room for them', () => {
    const open = new OpenStreams(10);
    const [first, second] = [stream(), stream()];
    open.add(first, 'arriving');
    expect(open.give(first, 'a')).toBeUndefined();
    expect(open.add(second, 'arriving')).toBeUndefined();
    expect(open.give(second, 'a')).toMatchObject({ code: 'RATE_LIMITED' });
    open.delete(first);
    expect(open.give(second, 'a')).toBeUndefined();
    expect(open.give(second, 'a')).toBeUndefined();
    // One that has been closed meanwhile takes nobody's room.
    expect(open.give(first, 'b')).toBeUndefined();
    expect(open.add(stream(), 'b')).toBeUndefined();
  });

  it('are those of a network, or of a subject, and a subject is never taken for an address', () => {
    expect(holderOf(ANONYMOUS, '2001:db8::1')).toBe(holderOf(ANONYMOUS, '2001:db8::2'));
    expect(holderOf(known('lin'), '192.0.2.1')).toBe(holderOf(known('lin'), '192.0.2.2'));
    expect(
      new Set([
        holderOf(ANONYMOUS, '192.0.2.1'),
        holderOf(known('192.0.2.1'), ''),
        arrivingHolderOf(ANONYMOUS, '192.0.2.1'),
      ]).size,
    ).toBe(3);
    expect(arrivingHolderOf(known('lin'), '192.0.2.1')).toBe(holderOf(known('lin'), '192.0.2.1'));
  });
});
