import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, type JWK, type JWTPayload } from 'jose';
import { startTestServer, type GraphQLAnswer, type TestServer } from '../support/test-server.js';

const PUBLIC = '{ department(code: "FJ-HEALTH") { name } }';
const GUARDED = '{ apiKeys { publicId } }';
const ISSUER = 'https://sso.example/realms/fujian';
const AUDIENCE = 'public-service-directory';

interface SignOnKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly jwk: JWK;
}

function makeKey(kid: string, alg: 'ES256' | 'RS256' | 'EdDSA'): SignOnKey {
  const { privateKey, publicKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : alg === 'RS256'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ed25519');
  return {
    kid,
    alg,
    privateKey,
    jwk: { ...(publicKey.export({ format: 'jwk' }) as JWK), kid, alg, use: 'sig' },
  };
}

/** A sign-on that publishes its keys over HTTP, and can go away. */
class SignOn {
  keys: SignOnKey[] = [makeKey('first', 'ES256')];
  fetched = 0;
  status = 200;
  private server: Server | undefined;
  private port = 0;

  async open(): Promise<void> {
    this.server = createServer((_request, response) => {
      this.fetched += 1;
      response.writeHead(this.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: this.keys.map(({ jwk }) => jwk) }));
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    this.server?.closeAllConnections();
    return new Promise((resolve) => this.server?.close(() => resolve()));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/jwks`;
  }

  token(claims: JWTPayload = {}, key = this.keys[0], header: Record<string, unknown> = {}): Promise<string> {
    if (!key) throw new Error('no key');
    const whole = {
      sub: 'lin',
      iss: ISSUER,
      aud: AUDIENCE,
      exp: Math.floor(Date.now() / 1_000) + 600,
      ...claims,
    };
    const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
    return new SignJWT(given)
      .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
      .sign(key.privateKey);
  }
}

const signOn = new SignOn();
let server: TestServer;
let now = new Date();
beforeAll(async () => {
  await signOn.open();
  server = await startTestServer({
    tokens: { jwksUrl: signOn.url, issuer: ISSUER, audience: AUDIENCE, timeout: 1_000 },
    now: () => now,
  });
});
afterAll(async () => {
  await server.stop();
  await signOn.close();
});
beforeEach(() => {
  now = new Date();
});

const send = (authorization: string, query = PUBLIC, to = server) =>
  fetch(`${to.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query }),
  });

async function expectRefused(authorization: string, why: RegExp, to = server): Promise<void> {
  const response = await send(authorization, PUBLIC, to);
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  const body = (await response.json()) as GraphQLAnswer;
  expect(body).toEqual({
    errors: [{ message: expect.stringMatching(why), extensions: { code: 'UNAUTHENTICATED' } }],
  });
}

const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

describe('a token of the sign-on', () => {
  const administrator = () => signOn.token({ roles: ['ADMINISTRATOR', 'CLEANER'] });

  it('gives its roles; without a token there is only what everyone may', async () => {
    expect((await server.query(GUARDED, {}, { token: await administrator() })).data).toEqual({ apiKeys: [] });
    const reader = await server.query(GUARDED, {}, { token: await signOn.token() });
    expect(reader).toMatchObject({ status: 200, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const anonymous = await server.query(GUARDED);
    expect(anonymous).toMatchObject({ status: 200, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await server.query(PUBLIC)).data.department.name).toBe('省卫计委');
  });

  it('is asked for over GET too', async () => {
    const url = `${server.address}/graphql?query=${encodeURIComponent(PUBLIC)}`;
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
    const sound = await fetch(url, { headers: { authorization: `bearer ${await administrator()}` } });
    expect(sound.status).toBe(200);
  });

  it.each([
    ['has expired', { exp: Math.floor(Date.now() / 1_000) - 60 }, /expired/],
    ['never expires', { exp: undefined }, /lacks the claim "exp"/],
    ['is nobody’s', { sub: undefined }, /lacks the claim "sub"/],
    ['is for an empty subject', { sub: '' }, /subject/],
    ['passes for a program’s', { sub: 'key:0123456789ab' }, /subject/],
    ['would break the database', { sub: 'a\0b' }, /subject/],
    ['is another sign-on’s', { iss: 'https://sso.example/realms/other' }, /not for this directory.*"iss"/],
    ['is for another program', { aud: 'other' }, /not for this directory.*"aud"/],
    ['is for no program', { aud: undefined }, /lacks the claim "aud"/],
    ['is not valid yet', { nbf: Math.floor(Date.now() / 1_000) + 600 }, /not valid yet/],
    [
      'has limits that are not understood',
      { roles: ['REVIEWER'], departments: 'FJ-HEALTH' },
      /"departments"/,
    ],
    ['has roles that are not understood', { roles: 'ADMINISTRATOR' }, /"roles"/],
  ])('is refused if it %s', async (_, claims, why) => {
    await expectRefused(`Bearer ${await signOn.token(claims as JWTPayload)}`, why);
  });

  it('is refused if anything of it was changed', async () => {
    const [header, claims = '', signature] = (await signOn.token({ roles: ['READER'] })).split('.');
    const other = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), roles: ['ADMINISTRATOR'] };
    const forged = Buffer.from(JSON.stringify(other)).toString('base64url');
    await expectRefused(`Bearer ${header}.${forged}.${signature}`, /signature/);
  });

  it('is refused if another key of the same name signed it', async () => {
    await expectRefused(`Bearer ${await signOn.token({}, makeKey('first', 'ES256'))}`, /signature/);
  });

  it('is refused without a signature', async () => {
    const claims = { sub: 'lin', iss: ISSUER, aud: AUDIENCE, exp: 4_000_000_000, roles: ['ADMINISTRATOR'] };
    await expectRefused(`Bearer ${unsigned({ alg: 'none' }, claims)}.`, /algorithm/);
    await expectRefused(`Bearer ${unsigned({ alg: 'none' }, claims)}.AAAA`, /algorithm/);
  });

  it('is refused if it is signed with the public key as a secret', async () => {
    const claims = { sub: 'lin', iss: ISSUER, aud: AUDIENCE, exp: 4_000_000_000, roles: ['ADMINISTRATOR'] };
    const text = unsigned({ alg: 'HS256', kid: 'first' }, claims);
    for (const secret of [JSON.stringify(signOn.keys[0]?.jwk), signOn.keys[0]?.jwk.x ?? ''])
      await expectRefused(
        `Bearer ${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`,
        /algorithm/,
      );
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic bGluOmxpbg==', 'Bearer 省'.slice(0, 7), 'token'])(
    'is refused if the header is %j',
    async (authorization) => {
      await expectRefused(authorization, /malformed/);
    },
  );

  it.each(['Bearer nonsense', 'Bearer a.b.c', 'Bearer ....', `Bearer ${'a'.repeat(8_000)}`])(
    'is refused if it is garbage (%#)',
    async (authorization) => {
      await expectRefused(authorization, /refused/);
    },
  );

  it('is taken from a key that the sign-on has added, and refused from one that it does not have', async () => {
    const added = makeKey('second', 'RS256');
    signOn.keys = [...signOn.keys, added];
    // The keys were fetched moments ago: a key that is not among them is looked for again only after a while.
    const fresh = await startTestServer({
      tokens: { jwksUrl: signOn.url, issuer: ISSUER, audience: AUDIENCE },
    });
    try {
      expect((await send(`Bearer ${await signOn.token({}, added)}`, PUBLIC, fresh)).status).toBe(200);
      const foreign = await signOn.token({}, makeKey('third', 'RS256'));
      await expectRefused(`Bearer ${foreign}`, /a key that this directory’s sign-on does not have/, fresh);
    } finally {
      await fresh.stop();
    }
  });

  it('that does not name its key is tried with each', async () => {
    const [first] = signOn.keys;
    const twin = makeKey('twin', 'ES256');
    signOn.keys = [...signOn.keys, twin];
    const fresh = await startTestServer({
      tokens: { jwksUrl: signOn.url, issuer: ISSUER, audience: AUDIENCE },
    });
    try {
      for (const key of [first, twin]) {
        const token = await signOn.token({}, key, { kid: undefined });
        expect((await send(`Bearer ${token}`, PUBLIC, fresh)).status).toBe(200);
      }
      const foreign = await signOn.token({}, makeKey('x', 'ES256'), { kid: undefined });
      await expectRefused(`Bearer ${foreign}`, /signature/, fresh);
    } finally {
      await fresh.stop();
    }
  });

  it('is checked against the keys once, not at every request', async () => {
    const token = await administrator();
    await send(`Bearer ${token}`);
    const before = signOn.fetched;
    for (let time = 0; time < 5; time += 1) expect((await send(`Bearer ${token}`)).status).toBe(200);
    expect(signOn.fetched).toBe(before);
  });

  it('ends on time, also if it was taken before', async () => {
    const token = await signOn.token({ exp: Math.floor(now.getTime() / 1_000) + 60 });
    expect((await send(`Bearer ${token}`)).status).toBe(200);
    now = new Date(now.getTime() + 70_000);
    await expectRefused(`Bearer ${token}`, /expired/);
  });
});

describe('while the sign-on is away', () => {
  it('tokens cannot be told from others: that is said, and passes', async () => {
    const token = await signOn.token();
    const fresh = await startTestServer({
      tokens: { jwksUrl: signOn.url, issuer: ISSUER, audience: AUDIENCE, timeout: 500 },
    });
    try {
      await signOn.close();
      const away = await send(`Bearer ${token}`, PUBLIC, fresh);
      expect(away.status).toBe(503);
      expect(away.headers.get('retry-after')).toBe('1');
      expect(((await away.json()) as GraphQLAnswer).errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
      expect((await fresh.query(PUBLIC)).status).toBe(200);
      await signOn.open();
      signOn.status = 500;
      expect((await send(`Bearer ${token}`, PUBLIC, fresh)).status).toBe(503);
      signOn.status = 200;
      expect((await send(`Bearer ${token}`, PUBLIC, fresh)).status).toBe(200);
    } finally {
      signOn.status = 200;
      await fresh.stop();
    }
  });
});

describe('a token of the local key', () => {
  let local: TestServer;
  beforeAll(async () => {
    local = await startTestServer();
  });
  afterAll(() => local.stop());

  it('is taken by the server whose key signed it, and by no other', async () => {
    const token = await local.token({ roles: ['ADMINISTRATOR'] });
    expect((await local.query(GUARDED, {}, { token })).data).toEqual({ apiKeys: [] });
    const other = await startTestServer();
    try {
      await expectRefused(`Bearer ${token}`, /signature/, other);
    } finally {
      await other.stop();
    }
    await expectRefused(`Bearer ${token}`, /refused/);
  });

  it('is refused with an algorithm that the key is not for', async () => {
    const rsa = makeKey('r', 'RS256');
    await expectRefused(
      `Bearer ${await signOn.token({ iss: 'service-directory', aud: 'service-directory' }, rsa)}`,
      /algorithm/,
      local,
    );
  });
});

describe('a browser’s page', () => {
  it('may send a token, and read what it is told of its rate', async () => {
    const preflight = await fetch(`${server.address}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://portal.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization/);
    const answer = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: {
        origin: 'https://portal.example',
        'content-type': 'application/json',
        authorization: 'Bearer x',
      },
      body: '{}',
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/RateLimit/);
  });
});
