import { isIP } from 'node:net';
import { join } from 'node:path';
import { IsIn, ValidateBy, ValidateIf, validateSync } from 'class-validator';
import { LOG_LEVELS, SETTINGS, type LogLevel, type SettingName } from './settings.js';

/** Each validator's message says what is wanted; `readConfig` adds the name and what was given. */
function IsWhole(min: number, max: number): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isWhole',
      validator: { validate: (value) => Number.isInteger(value) && value >= min && value <= max },
    },
    { message: `a whole number from ${min} to ${max}` },
  );
}

function IsFilled(what: string): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isFilled',
      validator: { validate: (value) => typeof value === 'string' && value.trim() !== '' },
    },
    { message: what },
  );
}

function IsPostgresUrl(): PropertyDecorator {
  return ValidateBy(
    { name: 'isPostgresUrl', validator: { validate: (value) => isPostgresUrl(String(value)) } },
    {
      message:
        'a URL such as postgresql://user:password@host:5432/database (leave it unset for the embedded database)',
    },
  );
}

function IsWebUrl(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isWebUrl',
      validator: { validate: (value) => URL.canParse(String(value)) && /^https?:\/\//.test(String(value)) },
    },
    { message: 'a URL such as https://sso.example.gov.cn/jwks (needed with JWT_ISSUER and JWT_AUDIENCE)' },
  );
}

function IsRateStore(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isRateStore',
      validator: {
        validate: (value) =>
          value === 'memory' ||
          value === 'postgres' ||
          (/^rediss?:\/\/[^/]/.test(String(value)) && URL.canParse(String(value))),
      },
    },
    { message: 'memory, postgres, or a URL such as redis://host:6379' },
  );
}

function AreAddresses(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'areAddresses',
      validator: { validate: (value) => String(value).split(',').every(isNetwork) },
    },
    { message: 'addresses or networks such as 10.0.0.1,192.168.0.0/16' },
  );
}

const JWT = ['jwtJwksUrl', 'jwtIssuer', 'jwtAudience'] as const;
/** One of them is of no use without the others. */
const namesSignOn = (config: Config) => JWT.some((field) => config[field] !== undefined);

const MILLISECONDS = [1, 600_000] as const;

/** What the program was told, checked. */
export class Config {
  @IsWhole(0, 65_535)
  port!: number;

  @IsFilled('a host name or an address')
  host!: string;

  /** Absent: the embedded PostgreSQL. */
  @ValidateIf((config: Config) => config.databaseUrl !== undefined)
  @IsPostgresUrl()
  databaseUrl: string | undefined;

  @IsFilled('a directory')
  dataDir!: string;

  @IsIn(LOG_LEVELS, { message: `one of ${LOG_LEVELS.join(', ')}` })
  logLevel!: LogLevel;

  @IsWhole(1, 1_000)
  poolSize!: number;

  @IsWhole(...MILLISECONDS)
  connectTimeoutMs!: number;

  @IsWhole(...MILLISECONDS)
  statementTimeoutMs!: number;

  @ValidateIf(namesSignOn)
  @IsWebUrl()
  jwtJwksUrl: string | undefined;

  @ValidateIf(namesSignOn)
  @IsFilled('the issuer of the tokens (needed with JWT_JWKS_URL)')
  jwtIssuer: string | undefined;

  @ValidateIf(namesSignOn)
  @IsFilled('the audience of the tokens (needed with JWT_JWKS_URL)')
  jwtAudience: string | undefined;

  @IsWhole(0, 1_000_000_000)
  rateLimit!: number;

  @IsWhole(0, 1_000_000_000)
  rateLimitKnown!: number;

  @IsRateStore()
  rateLimitStore!: string;

  /** Absent: nobody is. */
  @ValidateIf((config: Config) => config.trustProxy !== undefined)
  @AreAddresses()
  trustProxy: string | undefined;

  @IsWhole(1, 100)
  maxDepth!: number;

  @IsWhole(1, 10_000)
  maxAliases!: number;

  @IsWhole(1, 10_000)
  maxRootFields!: number;

  @IsWhole(1, 1_000_000_000)
  maxCost!: number;

  @IsWhole(1_024, 104_857_600)
  maxBodyBytes!: number;

  @IsWhole(1_024, 1_099_511_627_776)
  importMaxBytes!: number;

  @IsWhole(0, 100_000)
  subscriptionsMax!: number;

  @IsWhole(...MILLISECONDS)
  shutdownTimeoutMs!: number;
}

/** The environment is wrong. `faults` has one line for each variable at fault, and the message has them all. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['The configuration is wrong:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/** Field of `Config` → environment variable. */
const NAMES: { readonly [field in keyof Config]-?: SettingName } = {
  port: 'PORT',
  host: 'HOST',
  databaseUrl: 'DATABASE_URL',
  dataDir: 'DATA_DIR',
  logLevel: 'LOG_LEVEL',
  poolSize: 'POOL_SIZE',
  connectTimeoutMs: 'CONNECT_TIMEOUT_MS',
  statementTimeoutMs: 'STATEMENT_TIMEOUT_MS',
  jwtJwksUrl: 'JWT_JWKS_URL',
  jwtIssuer: 'JWT_ISSUER',
  jwtAudience: 'JWT_AUDIENCE',
  rateLimit: 'RATE_LIMIT',
  rateLimitKnown: 'RATE_LIMIT_KNOWN',
  rateLimitStore: 'RATE_LIMIT_STORE',
  trustProxy: 'TRUST_PROXY',
  maxDepth: 'MAX_DEPTH',
  maxAliases: 'MAX_ALIASES',
  maxRootFields: 'MAX_ROOT_FIELDS',
  maxCost: 'MAX_COST',
  maxBodyBytes: 'MAX_BODY_BYTES',
  importMaxBytes: 'IMPORT_MAX_BYTES',
  subscriptionsMax: 'SUBSCRIPTIONS_MAX',
  shutdownTimeoutMs: 'SHUTDOWN_TIMEOUT_MS',
};

const TEXTS: ReadonlySet<keyof Config> = new Set([
  'host',
  'databaseUrl',
  'dataDir',
  'logLevel',
  ...JWT,
  'rateLimitStore',
  'trustProxy',
]);

/**
 * Reads and checks the environment; variables that are not set take their defaults, and empty ones are faults.
 * @param packageRoot directory of package.json, where the default data directory lies
 * @throws ConfigError listing every fault by variable name, without ever printing a database password
 */
export function readConfig(env: NodeJS.ProcessEnv, packageRoot: string): Config {
  const values: Partial<Record<keyof Config, unknown>> = {};
  for (const field of Object.keys(NAMES) as (keyof Config)[]) {
    const text = env[NAMES[field]] ?? defaultOf(field, packageRoot);
    values[field] = text === undefined || TEXTS.has(field) ? text : toNumber(text);
  }
  const config = Object.assign(new Config(), values);

  const faults = validateSync(config).map(({ property, constraints }) => {
    const field = property as keyof Config;
    const wanted = Object.values(constraints ?? {}).at(-1) ?? 'something else';
    return `${NAMES[field]}: ${given(field, env[NAMES[field]])}; wanted: ${wanted}`;
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function defaultOf(field: keyof Config, packageRoot: string): string | undefined {
  const text = SETTINGS.find((setting) => setting.name === NAMES[field])?.default;
  if (text === undefined || text === '') return undefined;
  return field === 'dataDir' ? join(packageRoot, text) : text;
}

/** Plain decimal digits only: `Number` would also take '', '0x10' and '1e3'. */
function toNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}

/** Whether pg would connect to the host that the text names. One without a host would silently mean localhost. */
function isPostgresUrl(text: string): boolean {
  // As pg does: `user@/database?host=/directory` is a socket, and no URL to the standard parser without a host.
  const standard = text.replace('@/', '@socket/');
  if (!URL.canParse(standard)) return false;
  const url = new URL(standard);
  if (!/^postgres(ql)?:$/.test(url.protocol)) return false;
  const host = url.searchParams.get('host');
  const named = host === null ? url.hostname !== '' && !text.includes('@/') : host !== '';
  return named && url.pathname.length > 1;
}

/** An address, or a network as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const version = isIP(address);
  return (
    version !== 0 && (bits === undefined || (Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

function given(field: keyof Config, text: string | undefined): string {
  if (text === undefined) return 'it is not set';
  if (text === '') return 'it is empty';
  // A mistyped URL can hold its password anywhere, so that no part but the scheme is safe to show.
  if (field === 'databaseUrl' || field === 'rateLimitStore' || field === 'jwtJwksUrl')
    return `${/^[a-z]+:/i.exec(text)?.[0] ?? ''}… was given`;
  return `"${text}" was given`;
}
