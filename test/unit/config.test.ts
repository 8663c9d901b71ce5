import { Config, ConfigError, readConfig } from '../../src/config.js';
import { SETTINGS } from '../../src/settings.js';

const ROOT = '/srv/directory';

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env, ROOT);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('takes the defaults where nothing is set', () => {
    const config = readConfig({}, ROOT);
    expect(config).toBeInstanceOf(Config);
    expect({ ...config }).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: '/srv/directory/.data',
      logLevel: 'info',
      poolSize: 10,
      connectTimeoutMs: 3000,
      statementTimeoutMs: 10_000,
      jwtJwksUrl: undefined,
      jwtIssuer: undefined,
      jwtAudience: undefined,
      rateLimit: 6000,
      rateLimitKnown: 60_000,
      rateLimitStore: 'memory',
      trustProxy: undefined,
      maxDepth: 12,
      maxAliases: 50,
      maxRootFields: 20,
      maxCost: 10_000,
      maxBodyBytes: 2_097_152,
      importMaxBytes: 2_147_483_648,
      subscriptionsMax: 1000,
      shutdownTimeoutMs: 10_000,
    });
  });

  it('reads every variable that its table names', () => {
    const given: Record<string, string> = {
      HOST: '::',
      DATABASE_URL: 'postgres://me@db/directory',
      DATA_DIR: '/data',
      LOG_LEVEL: 'silent',
      JWT_JWKS_URL: 'https://sso.example/jwks',
      JWT_ISSUER: 'https://sso.example',
      JWT_AUDIENCE: 'directory',
      RATE_LIMIT_STORE: 'redis://:secret@redis:6379/1',
      TRUST_PROXY: '10.0.0.1, 2001:db8::/32',
    };
    const env = Object.fromEntries(SETTINGS.map(({ name }) => [name, given[name] ?? '2048']));
    env['MAX_DEPTH'] = env['POOL_SIZE'] = '7';
    expect(faultsOf(env)).toEqual([]);
    expect(Object.values(readConfig(env, ROOT)).map(String)).toEqual(SETTINGS.map(({ name }) => env[name]));
  });

  it('lists every fault by its name, with what was given and what is wanted', () => {
    const env = {
      PORT: '65536',
      HOST: ' ',
      LOG_LEVEL: 'loud',
      MAX_DEPTH: '1e1',
      POOL_SIZE: '0',
      MAX_BODY_BYTES: '',
    };
    expect(faultsOf(env)).toEqual([
      'PORT: "65536" was given; wanted: a whole number from 0 to 65535',
      'HOST: " " was given; wanted: a host name or an address',
      'LOG_LEVEL: "loud" was given; wanted: one of fatal, error, warn, info, debug, trace, silent',
      'POOL_SIZE: "0" was given; wanted: a whole number from 1 to 1000',
      'MAX_DEPTH: "1e1" was given; wanted: a whole number from 1 to 100',
      'MAX_BODY_BYTES: it is empty; wanted: a whole number from 1024 to 104857600',
    ]);
    expect(() => readConfig(env, ROOT)).toThrow(/PORT: [^]*HOST: [^]*LOG_LEVEL: [^]*MAX_BODY_BYTES: /);
  });

  it.each(['-1', '1.5', '0x10', ' 80', '80 ', '٨٠', '', '99999999999999999999'])(
    'refuses %j as a port',
    (PORT) => {
      expect(faultsOf({ PORT })).toHaveLength(1);
    },
  );

  it.each([
    'postgres://localhost/directory',
    'postgresql://me:p%40ss@db.example:5433/directory?sslmode=require',
    'postgresql://me@[::1]/directory',
    'postgresql:///directory?host=/var/run/postgresql',
    'postgresql://me@/directory?host=%2Fvar%2Frun%2Fpostgresql',
    'postgresql://me@%2Fvar%2Frun%2Fpostgresql/directory',
  ])('takes the database URL %s', (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }, ROOT).databaseUrl).toBe(DATABASE_URL);
  });

  it.each([
    ['is empty', ''],
    ['is of another database', 'mysql://me@db/directory'],
    ['is no URL', 'db'],
    ['names no host, which would mean localhost', 'postgresql:///directory'],
    ['names no host but a user', 'postgresql://me@/directory'],
    ['names an empty host', 'postgresql://db/directory?host='],
    ['names no database', 'postgresql://db'],
    ['has a port that is none', 'postgresql://db:99999/directory'],
  ])('refuses a database URL that %s', (_, DATABASE_URL) => {
    expect(faultsOf({ DATABASE_URL })).toEqual([expect.stringContaining('DATABASE_URL: ')]);
  });

  it.each([
    'mysql://me:hunter2@db/x',
    'postgresql:/me:hunter2@db/x',
    'me:hunter2@db',
    'postgres://me:hunter2@db:x/y',
  ])('never prints a password, however the URL is mistyped (%#)', (DATABASE_URL) => {
    const faults = faultsOf({ DATABASE_URL });
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toContain('hunter2');
  });

  describe('the sign-on', () => {
    const whole = {
      JWT_JWKS_URL: 'https://sso.example/jwks',
      JWT_ISSUER: 'https://sso.example',
      JWT_AUDIENCE: 'directory',
    };

    it.each(Object.keys(whole))('is named whole or not at all: %s alone is told what is missing', (name) => {
      const missing = Object.keys(whole).filter((other) => other !== name);
      const faults = faultsOf({ [name]: whole[name as keyof typeof whole] });
      expect(faults.map((fault) => fault.split(':')[0])).toEqual(missing);
      expect(faults.every((fault) => fault.includes('it is not set'))).toBe(true);
    });

    it.each(['', 'sso.example/jwks', 'file:///etc/passwd', 'https://'])(
      'is not fetched from %j',
      (JWT_JWKS_URL) => {
        expect(faultsOf({ ...whole, JWT_JWKS_URL })).toEqual([expect.stringContaining('JWT_JWKS_URL: ')]);
      },
    );
  });

  it.each(['memory', 'postgres', 'redis://redis:6379', 'rediss://:password@redis.example/2'])(
    'counts requests in %s',
    (RATE_LIMIT_STORE) => {
      expect(readConfig({ RATE_LIMIT_STORE }, ROOT).rateLimitStore).toBe(RATE_LIMIT_STORE);
    },
  );

  it.each(['', 'disk', 'redis:', 'redis://', 'http://redis:hunter2@x'])(
    'does not count requests in %j, and prints no password of it',
    (RATE_LIMIT_STORE) => {
      const faults = faultsOf({ RATE_LIMIT_STORE });
      expect(faults).toEqual([expect.stringContaining('RATE_LIMIT_STORE: ')]);
      expect(faults.join()).not.toContain('hunter2');
    },
  );

  it.each(['10.0.0.1', '10.0.0.0/8,192.168.1.1', '::1', '2001:db8::/32, 127.0.0.1'])(
    'trusts the proxies %s',
    (TRUST_PROXY) => {
      expect(readConfig({ TRUST_PROXY }, ROOT).trustProxy).toBe(TRUST_PROXY);
    },
  );

  it.each(['', 'true', 'proxy', '10.0.0.1,', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/8/8', '*'])(
    'trusts no proxy %j',
    (TRUST_PROXY) => {
      expect(faultsOf({ TRUST_PROXY })).toEqual([expect.stringContaining('TRUST_PROXY: ')]);
    },
  );
});
