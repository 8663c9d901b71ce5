import 'reflect-metadata';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.js';

/** The first door: what `npm start` and the container run. */
await serve(resolve(dirname(fileURLToPath(import.meta.url)), '../..'));
