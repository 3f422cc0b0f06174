import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { contractDocument } from './contract';

/** `npm run -w @tovholder/api openapi [-- FILE]`: the document on standard output or in a file, without a server. */
const [file] = process.argv.slice(2);
const text = `${JSON.stringify(contractDocument(), null, 2)}\n`;
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
