import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { localKey, makeEd25519Key, publicHalf } from '../../src/server/identity/local-key.js';
import { issueLocalToken, secondsOf, type LocalToken } from '../../src/server/identity/local-token.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'psd-key-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the local key', () => {
  it('is made once, for its owner alone, and found again', async () => {
    const dataDir = join(directory, 'not', 'there', 'yet');
    const made = await localKey(dataDir);
    expect(await localKey(dataDir)).toEqual(made);
    expect(made).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
    if (process.platform !== 'win32')
      expect((await stat(join(dataDir, 'token-key.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['token-key.json']);
  });

  it('is one, however many starts make it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => localKey(directory)));
    expect(new Set(keys.map((key) => key.d)).size).toBe(1);
    expect(await readdir(directory)).toEqual(['token-key.json']);
  });

  it.each([
    ['no JSON', '{"kty":"OKP"'],
    ['empty', ''],
    ['a public key', JSON.stringify(publicHalf(makeEd25519Key()))],
    ['two halves of different keys', JSON.stringify({ ...makeEd25519Key(), x: makeEd25519Key().x })],
    ['another kind of key', '{"kty":"oct","k":"c2VjcmV0"}'],
  ])('is never replaced where the file holds %s: that is a clear error', async (_, text) => {
    const file = join(directory, 'token-key.json');
    await writeFile(file, text);
    await expect(localKey(directory)).rejects.toMatchObject({
      code: 'DAMAGED',
      message: expect.stringContaining(file),
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('says what to do where it cannot be kept', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    // Below /proc nothing can be made, and a careless mkdir never returns.
    const places = [join(file, 'below'), ...(process.platform === 'linux' ? ['/proc/none/below'] : [])];
    for (const place of places)
      await expect(localKey(place)).rejects.toMatchObject({
        code: 'NOT_USABLE',
        message: expect.stringContaining('DATA_DIR'),
      });
  });
});

describe('a local token', () => {
  const NOW = new Date('2026-03-01T00:00:00Z');
  const issue = (token: Partial<LocalToken>) =>
    issueLocalToken(makeEd25519Key(), { roles: ['EDITOR'], expires: '8h', ...token }, NOW);

  it('says who, for whom, what for and for how long', async () => {
    const token = await issue({
      roles: ['EDITOR', 'REVIEWER'],
      departments: ['FJ-HEALTH'],
      regions: ['350100'],
      expires: '30m',
    });
    expect(decodeProtectedHeader(token).alg).toBe('EdDSA');
    expect(decodeJwt(token)).toEqual({
      sub: 'editor@local',
      iss: 'service-directory',
      aud: 'service-directory',
      roles: ['EDITOR', 'REVIEWER'],
      departments: ['FJ-HEALTH'],
      regions: ['350100'],
      iat: NOW.getTime() / 1_000,
      exp: NOW.getTime() / 1_000 + 1_800,
    });
    expect(decodeJwt(await issue({ subject: 'lin@example' })).sub).toBe('lin@example');
  });

  it.each([
    [{ roles: [] }, 'role'],
    [{ roles: ['EDITOR', 'editor'] }, 'role'],
    [{ departments: ['fj health'] }, 'department'],
    [{ regions: ['35'] }, 'region'],
    [{ subject: '' }, 'subject'],
    [{ subject: 'key:0123456789ab' }, 'subject'],
    [{ subject: 'a\nb' }, 'subject'],
    [{ expires: '31d' }, 'expires'],
  ])('is not made of %j', async (token, argument) => {
    await expect(issue(token)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { argument } });
  });

  it('lasts as long as it says, and at most 30 days', () => {
    expect(['1m', '30m', '8h', '7d', '30d', '720h'].map(secondsOf)).toEqual([
      60, 1_800, 28_800, 604_800, 2_592_000, 2_592_000,
    ]);
    for (const wrong of ['', '8', 'h', '0h', '-1h', '1.5h', '8H', '8 h', '721h', '31d', '99999999m', '1w'])
      expect(() => secondsOf(wrong)).toThrow(/30m, 8h or 7d/);
  });
});
