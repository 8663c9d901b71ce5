export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One environment variable, as the README's table shows it. */
export interface Setting {
  readonly name: string;
  /** As it would be written in the environment; empty where there is none. */
  readonly default: string;
  readonly meaning: string;
}

/** Every variable that the program reads. The README's table is tested against this. */
export const SETTINGS = [
  { name: 'PORT', default: '4000', meaning: 'TCP port to serve on; 0 takes any free one' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on; 0.0.0.0 for every interface' },
  {
    name: 'DATABASE_URL',
    default: '',
    meaning:
      'PostgreSQL (15 or later) to use instead of the embedded one, as postgresql://user:password@host:5432/database',
  },
  {
    name: 'DATA_DIR',
    default: '.data',
    meaning:
      'Directory of the embedded PostgreSQL and of the key for local tokens; the default is inside the checkout',
  },
  { name: 'LOG_LEVEL', default: 'info', meaning: `Least severe log line to print: ${LOG_LEVELS.join(', ')}` },
  { name: 'POOL_SIZE', default: '10', meaning: 'Most database connections that reads use at once' },
  { name: 'CONNECT_TIMEOUT_MS', default: '3000', meaning: 'Milliseconds to wait for a database connection' },
  {
    name: 'STATEMENT_TIMEOUT_MS',
    default: '10000',
    meaning: 'Milliseconds after which a statement is cancelled',
  },
  {
    name: 'JWT_JWKS_URL',
    default: '',
    meaning:
      'Where the sign-on publishes the keys of its tokens, as https://…; without it tokens are signed with a key of this directory’s own',
  },
  { name: 'JWT_ISSUER', default: '', meaning: 'Issuer (iss) of the sign-on’s tokens' },
  { name: 'JWT_AUDIENCE', default: '', meaning: 'Audience (aud) of tokens that are for this directory' },
  {
    name: 'RATE_LIMIT',
    default: '6000',
    meaning: 'Most requests a minute from an address without a token; 0 for no limit',
  },
  {
    name: 'RATE_LIMIT_KNOWN',
    default: '60000',
    meaning: 'Most requests a minute of a person or program with a token or key; 0 for no limit',
  },
  {
    name: 'RATE_LIMIT_STORE',
    default: 'memory',
    meaning:
      'Where requests are counted: memory for one server; postgres or redis://host:6379 for several servers together',
  },
  {
    name: 'TRUST_PROXY',
    default: '',
    meaning:
      'Addresses or networks, separated by commas, of proxies that are believed for whom they speak (X-Forwarded-For)',
  },
  { name: 'MAX_DEPTH', default: '12', meaning: 'Deepest nesting of an operation' },
  { name: 'MAX_ALIASES', default: '50', meaning: 'Most aliases in an operation' },
  { name: 'MAX_ROOT_FIELDS', default: '20', meaning: 'Most root fields in an operation' },
  {
    name: 'MAX_COST',
    default: '10000',
    meaning: 'Highest cost of an operation (roughly: objects it may return)',
  },
  {
    name: 'MAX_BODY_BYTES',
    default: '2097152',
    meaning: 'Largest request body in bytes; a file that is imported may be larger',
  },
  {
    name: 'IMPORT_MAX_BYTES',
    default: '2147483648',
    meaning: 'Largest file in bytes that is imported over HTTP, as it is sent and unpacked',
  },
  {
    name: 'SUBSCRIPTIONS_MAX',
    default: '1000',
    meaning:
      'Most connections that follow changes at once (event streams and WebSockets); one client has at most a tenth',
  },
  {
    name: 'SHUTDOWN_TIMEOUT_MS',
    default: '10000',
    meaning: 'Milliseconds that running requests are given to finish when the program is told to stop',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];
